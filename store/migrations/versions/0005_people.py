"""People: names and addresses, second factors, codes, failed attempts, sessions, deputies."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_OPEN = sa.text("state = 'open'")


def upgrade() -> None:
    _widen_operators()
    _widen_sessions()
    _second_factors()
    op.create_table(
        "reset_code",
        sa.Column("operator_id", _ID, nullable=False),
        sa.Column("code_hash", sa.LargeBinary(), nullable=False),
        sa.Column("given_by", sa.String(), nullable=False),
        sa.Column("given_at", UTCDateTime(), nullable=False),
        sa.Column("expires_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["operator_id"], ["operator.id"], name=op.f("fk_reset_code_operator_id_operator")
        ),
        sa.PrimaryKeyConstraint("operator_id", name=op.f("pk_reset_code")),
    )
    op.create_table(
        "sign_in_attempts",
        sa.Column("key_hash", sa.LargeBinary(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("latest_at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("key_hash", name=op.f("pk_sign_in_attempts")),
    )
    op.create_index(
        op.f("ix_sign_in_attempts_latest_at"), "sign_in_attempts", ["latest_at"], unique=False
    )
    op.create_table(
        "deputy",
        sa.Column("id", _ID, nullable=False),
        sa.Column("operator_id", _ID, nullable=False),
        sa.Column("represents_id", _ID, nullable=False),
        sa.Column("starts_at", UTCDateTime(), nullable=False),
        sa.Column("ends_at", UTCDateTime(), nullable=False),
        sa.Column("appointed_by", sa.String(), nullable=False),
        sa.Column("appointed_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["operator_id"], ["operator.id"], name=op.f("fk_deputy_operator_id_operator")
        ),
        sa.ForeignKeyConstraint(
            ["represents_id"], ["operator.id"], name=op.f("fk_deputy_represents_id_operator")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deputy")),
    )
    op.create_index("ix_deputy_operator", "deputy", ["operator_id", "ends_at"], unique=False)
    op.create_index(op.f("ix_deputy_represents_id"), "deputy", ["represents_id"], unique=False)


def _widen_operators() -> None:
    op.add_column(
        "operator", sa.Column("display_name", sa.String(), nullable=False, server_default="")
    )
    op.add_column("operator", sa.Column("sealed_email", sa.LargeBinary(), nullable=True))
    op.add_column("operator", sa.Column("email_hash", sa.LargeBinary(), nullable=True))
    op.add_column("operator", sa.Column("subject_hash", sa.LargeBinary(), nullable=True))
    op.add_column("operator", sa.Column("second_factor_due_at", UTCDateTime(), nullable=True))
    # Indexes, not constraints: SQLite would copy the table, to which others refer.
    op.create_index(op.f("ix_operator_email_hash"), "operator", ["email_hash"], unique=True)
    op.create_index(op.f("ix_operator_subject_hash"), "operator", ["subject_hash"], unique=True)


def _widen_sessions() -> None:
    # Whoever is signed in signs in once more: what their browser is was not noted.
    op.execute("DELETE FROM operator_session")
    with op.batch_alter_table("operator_session") as table:
        table.add_column(sa.Column("stage", sa.String(), nullable=False))
        table.add_column(sa.Column("last_seen_at", UTCDateTime(), nullable=False))
        table.add_column(sa.Column("device", sa.String(), nullable=False))


def _second_factors() -> None:
    op.create_table(
        "second_factor",
        sa.Column("operator_id", _ID, nullable=False),
        sa.Column("sealed_secret", sa.LargeBinary(), nullable=False),
        sa.Column("started_at", UTCDateTime(), nullable=False),
        sa.Column("confirmed_at", UTCDateTime(), nullable=True),
        sa.Column("last_step", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["operator_id"], ["operator.id"], name=op.f("fk_second_factor_operator_id_operator")
        ),
        sa.PrimaryKeyConstraint("operator_id", name=op.f("pk_second_factor")),
    )
    op.create_table(
        "recovery_code",
        sa.Column("code_hash", sa.LargeBinary(), nullable=False),
        sa.Column("operator_id", _ID, nullable=False),
        sa.Column("made_at", UTCDateTime(), nullable=False),
        sa.Column("used_at", UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["operator_id"], ["operator.id"], name=op.f("fk_recovery_code_operator_id_operator")
        ),
        sa.PrimaryKeyConstraint("code_hash", name=op.f("pk_recovery_code")),
    )
    op.create_index(
        op.f("ix_recovery_code_operator_id"), "recovery_code", ["operator_id"], unique=False
    )
    op.create_table(
        "second_factor_request",
        sa.Column("id", _ID, nullable=False),
        sa.Column("operator_id", _ID, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("asked_at", UTCDateTime(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=True),
        sa.Column("decided_at", UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["operator_id"],
            ["operator.id"],
            name=op.f("fk_second_factor_request_operator_id_operator"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_second_factor_request")),
    )
    op.create_index(
        "uq_second_factor_request_open",
        "second_factor_request",
        ["operator_id"],
        unique=True,
        sqlite_where=_OPEN,
        postgresql_where=_OPEN,
    )


def downgrade() -> None:
    op.drop_table("deputy")
    op.drop_table("sign_in_attempts")
    op.drop_table("reset_code")
    op.drop_table("second_factor_request")
    op.drop_table("recovery_code")
    op.drop_table("second_factor")
    with op.batch_alter_table("operator_session") as table:
        table.drop_column("device")
        table.drop_column("last_seen_at")
        table.drop_column("stage")
    op.drop_index(op.f("ix_operator_subject_hash"), table_name="operator")
    op.drop_index(op.f("ix_operator_email_hash"), table_name="operator")
    op.drop_column("operator", "second_factor_due_at")
    op.drop_column("operator", "subject_hash")
    op.drop_column("operator", "email_hash")
    op.drop_column("operator", "sealed_email")
    op.drop_column("operator", "display_name")
