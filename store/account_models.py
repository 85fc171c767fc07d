"""The tables of who signs in and how: second factors, codes, failed attempts, deputies.

Operators themselves and their sessions are in `models`. As there, `sealed…` columns hold envelopes
and `…_hash` columns keyed hashes; no password, code or address stands in clear.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, Index, LargeBinary, text
from sqlmodel import Field, SQLModel

from store.columns import Id, binary, primary_key, reference, table_of


class SecondFactor(SQLModel, table=True):
    """The shared secret of somebody's authenticator app (TOTP)."""

    __tablename__ = "second_factor"

    operator_id: int = Field(foreign_key="operator.id", primary_key=True, sa_type=Id)
    sealed_secret: bytes = binary(nullable=False)
    started_at: datetime
    confirmed_at: datetime | None = None
    """None while the first code has not been entered: it is not asked for yet."""
    last_step: int | None = Field(default=None, sa_type=BigInteger)
    """The 30-second step of the last code that was taken: it and earlier ones open nothing."""


class RecoveryCode(SQLModel, table=True):
    """A code that stands in for the second factor, once."""

    __tablename__ = "recovery_code"

    code_hash: bytes = Field(sa_type=LargeBinary, primary_key=True)
    operator_id: int = reference("operator.id", index=True)
    made_at: datetime
    used_at: datetime | None = None


class ResetCode(SQLModel, table=True):
    """A code that lets somebody choose a new password, once; at most one for each."""

    __tablename__ = "reset_code"

    operator_id: int = Field(foreign_key="operator.id", primary_key=True, sa_type=Id)
    code_hash: bytes = binary(nullable=False)
    given_by: str
    """`operator:<id>` of the colleague, or `mail`."""
    given_at: datetime
    expires_at: datetime


class SecondFactorRequest(SQLModel, table=True):
    """One person asks that somebody's second factor be taken away; another must confirm."""

    __tablename__ = "second_factor_request"
    __table_args__ = (
        Index(
            "uq_second_factor_request_open",
            "operator_id",
            unique=True,
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
    )

    id: int | None = primary_key()
    operator_id: int = reference("operator.id")
    state: str = "open"
    """`open`, `confirmed` or `withdrawn`."""
    asked_by: str
    asked_at: datetime
    decided_by: str | None = None
    decided_at: datetime | None = None


class SignInAttempts(SQLModel, table=True):
    """How often something was tried in vain; shared by all processes."""

    __tablename__ = "sign_in_attempts"

    key_hash: bytes = Field(sa_type=LargeBinary, primary_key=True)
    count: int
    latest_at: datetime = Field(index=True)


class Deputy(SQLModel, table=True):
    """Somebody who acts for an agency head or a supervisor for a while (Plt.)."""

    __tablename__ = "deputy"
    __table_args__ = (Index("ix_deputy_operator", "operator_id", "ends_at"),)

    id: int | None = primary_key()
    operator_id: int = reference("operator.id")
    """Who acts."""
    represents_id: int = reference("operator.id", index=True)
    """For whom: the role and the agency of this operator apply in addition."""
    starts_at: datetime
    ends_at: datetime
    """The first moment at which it is over."""
    appointed_by: str
    appointed_at: datetime


second_factors = table_of(SecondFactor)
recovery_codes = table_of(RecoveryCode)
reset_codes = table_of(ResetCode)
second_factor_requests = table_of(SecondFactorRequest)
sign_in_attempts = table_of(SignInAttempts)
deputies = table_of(Deputy)
