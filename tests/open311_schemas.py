"""The standard's answers as JSON schemas, written after its tables and examples."""

from __future__ import annotations

from typing import Any

_TEXT = {"type": "string"}
_MAYBE = {"type": ["string", "null"]}
_MOMENT = {
    "type": "string",
    "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$",
}
_NUMBER = {"type": ["number", "null"]}


def _object(required: dict[str, Any], **optional: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": required | optional,
        "required": sorted(required),
        "additionalProperties": False,
    }


def _list(of: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of}


DISCOVERY = _object(
    {
        "changeset": _MOMENT,
        "contact": _TEXT,
        "key_service": _TEXT,
        "endpoints": _list(
            _object(
                {
                    "specification": {"const": "http://wiki.open311.org/GeoReport_v2"},
                    "url": _TEXT,
                    "changeset": _MOMENT,
                    "type": {"enum": ["production", "test"]},
                    "formats": _list({"enum": ["text/xml", "application/json"]}),
                }
            )
        ),
    }
)
SERVICES = _list(
    _object(
        {
            "service_code": {"type": "string", "minLength": 1},
            "service_name": {"type": "string", "minLength": 1},
            "description": _TEXT,
            "metadata": {"type": "boolean"},
            "type": {"enum": ["realtime", "batch", "blackbox"]},
            "keywords": _TEXT,
            "group": _TEXT,
        }
    )
)
DEFINITION = _object(
    {
        "service_code": _TEXT,
        "attributes": _list(
            _object(
                {
                    "variable": {"type": "boolean"},
                    "code": _TEXT,
                    "datatype": {
                        "enum": [
                            "string",
                            "number",
                            "datetime",
                            "text",
                            "singlevaluelist",
                            "multivaluelist",
                        ]
                    },
                    "required": {"type": "boolean"},
                    "datatype_description": _MAYBE,
                    "order": {"type": "integer", "minimum": 1},
                    "description": _TEXT,
                    "values": _list(_object({"key": _TEXT, "name": _TEXT})),
                }
            )
        ),
    }
)
REQUEST = _object(
    {
        "service_request_id": _TEXT,
        "status": {"enum": ["open", "closed"]},
        "status_notes": _MAYBE,
        "service_name": _TEXT,
        "service_code": _TEXT,
        "description": {"type": ["string", "null"], "maxLength": 4000},
        "agency_responsible": _MAYBE,
        "service_notice": _MAYBE,
        "requested_datetime": _MOMENT,
        "updated_datetime": _MOMENT,
        "expected_datetime": {"anyOf": [_MOMENT, {"type": "null"}]},
        "address": _MAYBE,
        "address_id": _MAYBE,
        "zipcode": _MAYBE,
        "lat": _NUMBER,
        "long": _NUMBER,
        "media_url": _MAYBE,
    }
)
REQUESTS = _list(REQUEST) | {"maxItems": 1000}
FILED = _list(
    {
        "oneOf": [
            _object({"service_request_id": _TEXT, "service_notice": _TEXT, "account_id": _MAYBE}),
            _object({"token": _TEXT, "service_notice": _TEXT, "account_id": _MAYBE}),
        ]
    }
) | {"minItems": 1, "maxItems": 1}
TOKEN = _list(
    {
        "oneOf": [
            _object({"service_request_id": {"type": "null"}, "token": _TEXT}),
            _object({"service_request_id": _TEXT, "token": _TEXT, "service_notice": _TEXT}),
        ]
    }
) | {"minItems": 1}
UPDATES = _list(
    _object(
        {
            "update_id": _TEXT,
            "service_request_id": _TEXT,
            "status": {
                "enum": [
                    "open",
                    "closed",
                    "fixed",
                    "in_progress",
                    "action_scheduled",
                    "investigating",
                    "duplicate",
                    "not_councils_responsibility",
                    "no_further_action",
                    "internal_referral",
                    "reopen",
                ]
            },
            "updated_datetime": _MOMENT,
            "description": _TEXT,
            "media_url": _MAYBE,
        }
    )
)
ERRORS = _list(_object({"code": {"type": "integer"}, "description": _TEXT})) | {"minItems": 1}
