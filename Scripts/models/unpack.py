"""Writes the model's file once more with its weights as 32-bit numbers: an engine computes with such weights what numpy does,
while with packed ones it also rounds what it multiplies them with.

usage: unpack.py FILE
"""

import sys

import gguf
import numpy as np

import serve


def unpack(source, target):
    reader = gguf.GGUFReader(source)
    fields = reader.fields
    writer = gguf.GGUFWriter(target, fields["general.architecture"].contents())
    for name, field in fields.items():
        # Of the heading the writer makes its own.
        if not name.startswith("GGUF.") and name not in ("general.architecture", "general.file_type"):
            writer.add_key_value(name, field.contents(), field.types[0], field.types[-1] if len(field.types) > 1 else None)
    writer.add_file_type(gguf.LlamaFileType.ALL_F32)
    for tensor in reader.tensors:
        writer.add_tensor(tensor.name, gguf.quants.dequantize(tensor.data, tensor.tensor_type).astype(np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


if __name__ == "__main__":
    unpack(str(serve.model_path()), sys.argv[1])
