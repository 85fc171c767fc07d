"""Casework: agencies, assignments, answers, clocks, seals and what operators share."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "agency",
        sa.Column("id", _ID, nullable=False),
        sa.Column("jurisdiction", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("parent_id", _ID, nullable=True),
        sa.Column("area_code", sa.String(), nullable=True),
        sa.Column("contact", sa.JSON(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["agency.id"], name=op.f("fk_agency_parent_id_agency")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agency")),
        sa.UniqueConstraint("jurisdiction", "code", name=op.f("uq_agency_jurisdiction_code")),
    )
    op.create_table(
        "canned_reply",
        sa.Column("id", _ID, nullable=False),
        sa.Column("jurisdiction", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=True),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_canned_reply")),
        sa.UniqueConstraint(
            "jurisdiction",
            "language",
            "title",
            name=op.f("uq_canned_reply_jurisdiction_language_title"),
        ),
    )
    op.create_table(
        "deadline_rule",
        sa.Column("id", _ID, nullable=False),
        sa.Column("jurisdiction", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("classification", sa.String(), nullable=False),
        sa.Column("working_days", sa.Integer(), nullable=False),
        sa.Column("effective_from", sa.Date(), nullable=False),
        sa.Column("changed_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadline_rule")),
        sa.UniqueConstraint(
            "jurisdiction",
            "kind",
            "classification",
            "effective_from",
            name=op.f("uq_deadline_rule_jurisdiction_kind_classification_effective_from"),
        ),
    )
    op.create_table(
        "emergency_number",
        sa.Column("id", _ID, nullable=False),
        sa.Column("jurisdiction", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.Column("confirmed_by", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_emergency_number")),
        sa.UniqueConstraint(
            "jurisdiction", "kind", name=op.f("uq_emergency_number_jurisdiction_kind")
        ),
    )
    op.create_table(
        "holiday",
        sa.Column("jurisdiction", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("is_working_day", sa.Boolean(), nullable=False),
        sa.Column("changed_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("jurisdiction", "day", name=op.f("pk_holiday")),
    )
    op.create_table(
        "working_hours",
        sa.Column("id", _ID, nullable=False),
        sa.Column("jurisdiction", sa.String(), nullable=False),
        sa.Column("effective_from", sa.Date(), nullable=False),
        sa.Column("week", sa.JSON(), nullable=False),
        sa.Column("changed_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_working_hours")),
        sa.UniqueConstraint(
            "jurisdiction",
            "effective_from",
            name=op.f("uq_working_hours_jurisdiction_effective_from"),
        ),
    )
    op.create_table(
        "saved_view",
        sa.Column("id", _ID, nullable=False),
        sa.Column("operator_id", _ID, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("query", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["operator_id"], ["operator.id"], name=op.f("fk_saved_view_operator_id_operator")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_view")),
        sa.UniqueConstraint("operator_id", "name", name=op.f("uq_saved_view_operator_id_name")),
    )
    op.create_table(
        "assignment",
        sa.Column("id", _ID, nullable=False),
        sa.Column("complaint_id", _ID, nullable=False),
        sa.Column("agency_id", _ID, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("sealed_note", sa.LargeBinary(), nullable=True),
        sa.Column("assigned_by", sa.String(), nullable=False),
        sa.Column("assigned_at", UTCDateTime(), nullable=False),
        sa.Column("due_at", UTCDateTime(), nullable=True),
        sa.Column("accepted_at", UTCDateTime(), nullable=True),
        sa.Column("first_follow_up_at", UTCDateTime(), nullable=True),
        sa.Column("answered_at", UTCDateTime(), nullable=True),
        sa.Column("ended_at", UTCDateTime(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_assignment_agency_id_agency")
        ),
        sa.ForeignKeyConstraint(
            ["complaint_id"], ["complaint.id"], name=op.f("fk_assignment_complaint_id_complaint")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
        sa.UniqueConstraint(
            "complaint_id", "agency_id", name=op.f("uq_assignment_complaint_id_agency_id")
        ),
    )
    op.create_index(
        "ix_assignment_agency", "assignment", ["agency_id", "state", "complaint_id"], unique=False
    )
    op.create_table(
        "claim",
        sa.Column("complaint_id", _ID, nullable=False),
        sa.Column("operator_id", _ID, nullable=False),
        sa.Column("claimed_at", UTCDateTime(), nullable=False),
        sa.Column("expires_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["complaint_id"], ["complaint.id"], name=op.f("fk_claim_complaint_id_complaint")
        ),
        sa.ForeignKeyConstraint(
            ["operator_id"], ["operator.id"], name=op.f("fk_claim_operator_id_operator")
        ),
        sa.PrimaryKeyConstraint("complaint_id", name=op.f("pk_claim")),
    )
    op.create_index(op.f("ix_claim_operator_id"), "claim", ["operator_id"], unique=False)
    op.create_table(
        "complaint_tag",
        sa.Column("complaint_id", _ID, nullable=False),
        sa.Column("tag", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["complaint_id"], ["complaint.id"], name=op.f("fk_complaint_tag_complaint_id_complaint")
        ),
        sa.PrimaryKeyConstraint("complaint_id", "tag", name=op.f("pk_complaint_tag")),
    )
    op.create_index("ix_complaint_tag_tag", "complaint_tag", ["tag", "complaint_id"], unique=False)
    op.create_table(
        "complaint_words",
        sa.Column("complaint_id", _ID, nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["complaint_id"],
            ["complaint.id"],
            name=op.f("fk_complaint_words_complaint_id_complaint"),
        ),
        sa.PrimaryKeyConstraint("complaint_id", name=op.f("pk_complaint_words")),
    )
    op.create_table(
        "draft",
        sa.Column("complaint_id", _ID, nullable=False),
        sa.Column("operator_id", _ID, nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("saved_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["complaint_id"], ["complaint.id"], name=op.f("fk_draft_complaint_id_complaint")
        ),
        sa.ForeignKeyConstraint(
            ["operator_id"], ["operator.id"], name=op.f("fk_draft_operator_id_operator")
        ),
        sa.PrimaryKeyConstraint("complaint_id", "operator_id", "form", name=op.f("pk_draft")),
    )
    op.create_table(
        "exclusion",
        sa.Column("id", _ID, nullable=False),
        sa.Column("complaint_id", _ID, nullable=False),
        sa.Column("operator_id", _ID, nullable=True),
        sa.Column("agency_id", _ID, nullable=True),
        sa.Column("excluded_by", sa.String(), nullable=False),
        sa.Column("excluded_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_exclusion_agency_id_agency")
        ),
        sa.ForeignKeyConstraint(
            ["complaint_id"], ["complaint.id"], name=op.f("fk_exclusion_complaint_id_complaint")
        ),
        sa.ForeignKeyConstraint(
            ["operator_id"], ["operator.id"], name=op.f("fk_exclusion_operator_id_operator")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exclusion")),
    )
    op.create_index("ix_exclusion_complaint", "exclusion", ["complaint_id"], unique=False)
    op.create_table(
        "operator_action",
        sa.Column("id", _ID, nullable=False),
        sa.Column("idempotency_key", sa.String(), nullable=False),
        sa.Column("complaint_id", _ID, nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("undone_at", UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["complaint_id"],
            ["complaint.id"],
            name=op.f("fk_operator_action_complaint_id_complaint"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_operator_action")),
        sa.UniqueConstraint("idempotency_key", name=op.f("uq_operator_action_idempotency_key")),
    )
    op.create_index(
        "ix_operator_action_complaint", "operator_action", ["complaint_id", "id"], unique=False
    )
    op.create_table(
        "seal_access",
        sa.Column("complaint_id", _ID, nullable=False),
        sa.Column("operator_id", _ID, nullable=False),
        sa.Column("given_by", sa.String(), nullable=False),
        sa.Column("given_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["complaint_id"], ["complaint.id"], name=op.f("fk_seal_access_complaint_id_complaint")
        ),
        sa.ForeignKeyConstraint(
            ["operator_id"], ["operator.id"], name=op.f("fk_seal_access_operator_id_operator")
        ),
        sa.PrimaryKeyConstraint("complaint_id", "operator_id", name=op.f("pk_seal_access")),
    )
    op.create_table(
        "deadline",
        sa.Column("id", _ID, nullable=False),
        sa.Column("complaint_id", _ID, nullable=False),
        sa.Column("assignment_id", _ID, nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("started_at", UTCDateTime(), nullable=False),
        sa.Column("due_at", UTCDateTime(), nullable=True),
        sa.Column("met_at", UTCDateTime(), nullable=True),
        sa.Column("why", sa.JSON(), nullable=False),
        sa.Column("reminded_at", UTCDateTime(), nullable=True),
        sa.Column("escalated_to", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignment.id"], name=op.f("fk_deadline_assignment_id_assignment")
        ),
        sa.ForeignKeyConstraint(
            ["complaint_id"], ["complaint.id"], name=op.f("fk_deadline_complaint_id_complaint")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadline")),
    )
    op.create_index("ix_deadline_complaint", "deadline", ["complaint_id", "kind"], unique=False)
    op.create_index(
        "ix_deadline_running",
        "deadline",
        ["due_at", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'running'"),
        postgresql_where=sa.text("state = 'running'"),
    )
    op.create_table(
        "follow_up",
        sa.Column("id", _ID, nullable=False),
        sa.Column("complaint_id", _ID, nullable=False),
        sa.Column("assignment_id", _ID, nullable=True),
        sa.Column("agency_id", _ID, nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("approved_by", sa.String(), nullable=True),
        sa.Column("approved_at", UTCDateTime(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("outbox_key", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_follow_up_agency_id_agency")
        ),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignment.id"], name=op.f("fk_follow_up_assignment_id_assignment")
        ),
        sa.ForeignKeyConstraint(
            ["complaint_id"], ["complaint.id"], name=op.f("fk_follow_up_complaint_id_complaint")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
    )
    op.create_index("ix_follow_up_complaint", "follow_up", ["complaint_id", "id"], unique=False)
    op.create_index(op.f("ix_follow_up_outbox_key"), "follow_up", ["outbox_key"], unique=False)
    op.create_index(
        "ix_follow_up_waiting",
        "follow_up",
        ["id"],
        unique=False,
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_table(
        "picture_mask",
        sa.Column("attachment_id", _ID, nullable=False),
        sa.Column("regions", sa.JSON(), nullable=False),
        sa.Column("turned", sa.Integer(), nullable=False),
        sa.Column("masked_by", sa.String(), nullable=False),
        sa.Column("masked_at", UTCDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attachment_id"],
            ["attachment.id"],
            name=op.f("fk_picture_mask_attachment_id_attachment"),
        ),
        sa.PrimaryKeyConstraint("attachment_id", name=op.f("pk_picture_mask")),
    )
    op.create_table(
        "released",
        sa.Column("id", _ID, nullable=False),
        sa.Column("complaint_id", _ID, nullable=False),
        sa.Column("item_id", _ID, nullable=True),
        sa.Column("attachment_id", _ID, nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("released_by", sa.String(), nullable=False),
        sa.Column("released_at", UTCDateTime(), nullable=False),
        sa.Column("ended_at", UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["attachment_id"], ["attachment.id"], name=op.f("fk_released_attachment_id_attachment")
        ),
        sa.ForeignKeyConstraint(
            ["complaint_id"], ["complaint.id"], name=op.f("fk_released_complaint_id_complaint")
        ),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_released_item_id_item")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_released")),
    )
    op.create_index("ix_released_complaint", "released", ["complaint_id"], unique=False)
    op.create_table(
        "transcript",
        sa.Column("attachment_id", _ID, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("redacted_text", sa.String(), nullable=True),
        sa.Column("typed_by", sa.String(), nullable=False),
        sa.Column("typed_at", UTCDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attachment_id"],
            ["attachment.id"],
            name=op.f("fk_transcript_attachment_id_attachment"),
        ),
        sa.PrimaryKeyConstraint("attachment_id", name=op.f("pk_transcript")),
    )
    op.create_table(
        "work_file",
        sa.Column("id", _ID, nullable=False),
        sa.Column("follow_up_id", _ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("mime_type", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("object_name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["follow_up_id"], ["follow_up.id"], name=op.f("fk_work_file_follow_up_id_follow_up")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_file")),
    )
    op.create_index(op.f("ix_work_file_follow_up_id"), "work_file", ["follow_up_id"], unique=False)
    op.add_column("complaint", sa.Column("seal", sa.String(), nullable=True))
    op.add_column(
        "complaint",
        sa.Column("has_exclusions", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.add_column("complaint", sa.Column("title", sa.String(), nullable=True))
    op.add_column("complaint", sa.Column("classification", sa.String(), nullable=True))
    op.add_column(
        "complaint",
        sa.Column("is_oversight", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.add_column("complaint", sa.Column("topic", sa.String(), nullable=True))
    op.add_column("complaint", sa.Column("place_code", sa.String(), nullable=True))
    op.add_column("complaint", sa.Column("verified_at", UTCDateTime(), nullable=True))
    op.add_column("complaint", sa.Column("verified_by", sa.String(), nullable=True))
    op.add_column("complaint", sa.Column("status_before", sa.String(), nullable=True))
    op.add_column("complaint", sa.Column("held_at", UTCDateTime(), nullable=True))
    op.add_column(
        "complaint",
        sa.Column("hold_count", sa.Integer(), nullable=False, server_default=sa.text("0")),
    )
    op.add_column("complaint", sa.Column("reason", sa.String(), nullable=True))
    op.add_column("complaint", sa.Column("handed_over_to", sa.String(), nullable=True))
    op.add_column("complaint", sa.Column("merged_into", _ID, nullable=True))
    op.add_column("complaint", sa.Column("resolved_at", UTCDateTime(), nullable=True))
    op.add_column("complaint", sa.Column("closed_at", UTCDateTime(), nullable=True))
    op.add_column(
        "complaint",
        sa.Column("reopened_count", sa.Integer(), nullable=False, server_default=sa.text("0")),
    )
    op.add_column("complaint", sa.Column("rating", sa.Integer(), nullable=True))
    op.add_column(
        "complaint", sa.Column("is_open", sa.Boolean(), nullable=False, server_default=sa.true())
    )
    op.add_column("complaint", sa.Column("due_at", UTCDateTime(), nullable=True))
    op.add_column("complaint", sa.Column("due_kind", sa.String(), nullable=True))
    op.add_column("complaint", sa.Column("untold", sa.String(), nullable=True))
    op.add_column("complaint", sa.Column("origin", sa.String(), nullable=True))
    op.create_index(
        "ix_complaint_due",
        "complaint",
        ["jurisdiction", "due_at", "id"],
        unique=False,
        sqlite_where=sa.text("is_open"),
        postgresql_where=sa.text("is_open"),
    )
    op.create_index(
        "ix_complaint_merged",
        "complaint",
        ["merged_into"],
        unique=False,
        sqlite_where=sa.text("merged_into IS NOT NULL"),
        postgresql_where=sa.text("merged_into IS NOT NULL"),
    )
    op.create_index(
        "ix_complaint_untold",
        "complaint",
        ["id"],
        unique=False,
        sqlite_where=sa.text("untold IS NOT NULL"),
        postgresql_where=sa.text("untold IS NOT NULL"),
    )
    op.add_column("conversation", sa.Column("held_by", _ID, nullable=True))
    op.add_column("conversation", sa.Column("held_until", UTCDateTime(), nullable=True))
    op.add_column("operator", sa.Column("agency_id", _ID, nullable=True))
    op.add_column(
        "operator",
        sa.Column("more_rights", sa.JSON(), nullable=False, server_default=sa.text("'[]'")),
    )
    op.add_column(
        "operator",
        sa.Column("protects_children", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    _seal_what_has_signs()


def _seal_what_has_signs() -> None:
    """What arrived with signs of oversight content before there were seals is sealed now."""
    op.execute(
        "UPDATE complaint SET seal = 'oversight' WHERE is_secret AND EXISTS ("
        "SELECT 1 FROM history WHERE history.complaint_id = complaint.id"
        " AND history.event = 'sealed_on_arrival')"
        " AND NOT EXISTS (SELECT 1 FROM history WHERE history.complaint_id = complaint.id"
        " AND history.event = 'complaint_unsealed')"
    )


def downgrade() -> None:
    op.drop_column("operator", "protects_children")
    op.drop_column("operator", "more_rights")
    op.drop_column("operator", "agency_id")
    op.drop_column("conversation", "held_until")
    op.drop_column("conversation", "held_by")
    op.drop_index(
        "ix_complaint_untold",
        table_name="complaint",
        sqlite_where=sa.text("untold IS NOT NULL"),
        postgresql_where=sa.text("untold IS NOT NULL"),
    )
    op.drop_index(
        "ix_complaint_merged",
        table_name="complaint",
        sqlite_where=sa.text("merged_into IS NOT NULL"),
        postgresql_where=sa.text("merged_into IS NOT NULL"),
    )
    op.drop_index(
        "ix_complaint_due",
        table_name="complaint",
        sqlite_where=sa.text("is_open"),
        postgresql_where=sa.text("is_open"),
    )
    op.drop_column("complaint", "origin")
    op.drop_column("complaint", "untold")
    op.drop_column("complaint", "due_kind")
    op.drop_column("complaint", "due_at")
    op.drop_column("complaint", "is_open")
    op.drop_column("complaint", "rating")
    op.drop_column("complaint", "reopened_count")
    op.drop_column("complaint", "closed_at")
    op.drop_column("complaint", "resolved_at")
    op.drop_column("complaint", "merged_into")
    op.drop_column("complaint", "handed_over_to")
    op.drop_column("complaint", "reason")
    op.drop_column("complaint", "hold_count")
    op.drop_column("complaint", "held_at")
    op.drop_column("complaint", "status_before")
    op.drop_column("complaint", "verified_by")
    op.drop_column("complaint", "verified_at")
    op.drop_column("complaint", "place_code")
    op.drop_column("complaint", "topic")
    op.drop_column("complaint", "is_oversight")
    op.drop_column("complaint", "classification")
    op.drop_column("complaint", "title")
    op.drop_column("complaint", "has_exclusions")
    op.drop_column("complaint", "seal")
    op.drop_index(op.f("ix_work_file_follow_up_id"), table_name="work_file")
    op.drop_table("work_file")
    op.drop_table("transcript")
    op.drop_index("ix_released_complaint", table_name="released")
    op.drop_table("released")
    op.drop_table("picture_mask")
    op.drop_index(
        "ix_follow_up_waiting",
        table_name="follow_up",
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.drop_index(op.f("ix_follow_up_outbox_key"), table_name="follow_up")
    op.drop_index("ix_follow_up_complaint", table_name="follow_up")
    op.drop_table("follow_up")
    op.drop_index(
        "ix_deadline_running",
        table_name="deadline",
        sqlite_where=sa.text("state = 'running'"),
        postgresql_where=sa.text("state = 'running'"),
    )
    op.drop_index("ix_deadline_complaint", table_name="deadline")
    op.drop_table("deadline")
    op.drop_table("seal_access")
    op.drop_index("ix_operator_action_complaint", table_name="operator_action")
    op.drop_table("operator_action")
    op.drop_index("ix_exclusion_complaint", table_name="exclusion")
    op.drop_table("exclusion")
    op.drop_table("draft")
    op.drop_table("complaint_words")
    op.drop_index("ix_complaint_tag_tag", table_name="complaint_tag")
    op.drop_table("complaint_tag")
    op.drop_index(op.f("ix_claim_operator_id"), table_name="claim")
    op.drop_table("claim")
    op.drop_index("ix_assignment_agency", table_name="assignment")
    op.drop_table("assignment")
    op.drop_table("saved_view")
    op.drop_table("working_hours")
    op.drop_table("holiday")
    op.drop_table("emergency_number")
    op.drop_table("deadline_rule")
    op.drop_table("canned_reply")
    op.drop_table("agency")
