"""The bundled study: fictional testimonies, two invented coders, taken the whole way."""
