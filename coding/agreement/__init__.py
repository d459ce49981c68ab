"""How far coders agree: every coefficient in numpy, from ratings to intervals."""
