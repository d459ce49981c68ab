"""A table as Parquet, with its head among the file's own metadata."""

from __future__ import annotations

import json
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING

from reports.errors import MissingExtraError
from reports.writers.as_json import head_fields

if TYPE_CHECKING:
    from reports.tables import Table


def parquet_bytes(table: Table) -> bytes:
    """Return the table as Parquet; its head stands as JSON under the key ``exitvoice``.

    Raises:
        MissingExtraError: If pyarrow is not installed: it is large, and only this needs it.
    """
    if find_spec("pyarrow") is None:
        raise MissingExtraError("Parquet", "parquet", "pyarrow")
    import pyarrow as pa  # noqa: PLC0415 - an extra that only this needs
    from pyarrow import parquet  # noqa: PLC0415

    data = pa.Table.from_pandas(table.frame, preserve_index=False)
    head = json.dumps(head_fields(table.head), ensure_ascii=False).encode()
    data = data.replace_schema_metadata({**(data.schema.metadata or {}), b"exitvoice": head})
    out = BytesIO()
    parquet.write_table(data, out)
    return out.getvalue()
