"""Reading an ODK XForm, the XML that pyxform makes of an XLSForm or that another tool has exported.

Only structure is taken here; whether the expressions hold together is checked in `compile`.
"""

from __future__ import annotations

from inspector_app.forms.authoring.xform.read_form import Fault, ReadForm
from inspector_app.forms.authoring.xform.reader import XFormReader

__all__ = ["Fault", "ReadForm", "XFormReader"]
