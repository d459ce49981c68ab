"""Sources of chance for tests that make long stories up, each a seed that can be run again."""

from random import Random

from hypothesis import strategies as st

chances = st.integers(0, 2**32 - 1).map(Random)
