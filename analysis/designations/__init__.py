"""By which expressions somebody is named."""

from analysis.designations.expressions import designations

__all__ = ["designations"]
