"""What all tables are made of: names of constraints, ids, references and envelopes."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Integer, LargeBinary, MetaData, String, Table
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlmodel import Field, SQLModel

# Set before the first table: migrations need stable names on both databases.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
metadata: MetaData = SQLModel.metadata
# Statements are in Core form: rows are neither validated nor made into objects of these classes. So
# validators are not built, and mapping waits, as SQLAlchemy's `DeferredReflection` has it wait.
SQLModel.model_config["defer_build"] = True
setattr(SQLModel, "_sa_decl_prepare", True)  # noqa: B010 - no attribute that SQLModel declares

# SQLite gives row ids only to INTEGER primary keys.
Id = BigInteger().with_variant(Integer, "sqlite")
# What full-text search looks through; SQLite has an index beside the table, see migration 0008.
WORDS = String().with_variant(TSVECTOR(), "postgresql")


def primary_key() -> Any:
    return Field(default=None, primary_key=True, sa_type=Id)


def reference(to: str, *, nullable: bool = False, index: bool = False) -> Any:
    default = None if nullable else ...
    return Field(default=default, foreign_key=to, nullable=nullable, index=index, sa_type=Id)


def binary(*, nullable: bool = True, unique: bool = False) -> Any:
    default = None if nullable else ...
    return Field(default=default, sa_type=LargeBinary, nullable=nullable, unique=unique)


def table_of(model: type[SQLModel]) -> Table:
    """The table of a model, for statements in Core form, whose columns a type checker knows."""
    return metadata.tables[str(model.__tablename__)]
