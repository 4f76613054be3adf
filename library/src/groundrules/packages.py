"""Tell a learner who is offline, in one sentence, that a large package cannot be fetched."""

import sys
from importlib.abc import MetaPathFinder

FETCHED = frozenset({"numpy", "pandas", "scipy", "matplotlib", "sympy", "networkx", "statsmodels", "sklearn"})


class OfflineExplainer(MetaPathFinder):
    """Finds nothing, and says why a package of Pyodide is not here."""

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> None:  # noqa: ARG002
        """Explain a missing package; leave every other name to Python."""
        if fullname in FETCHED:
            raise ModuleNotFoundError(
                f"{fullname} comes from the internet, and this computer seems to be offline: "
                "the labs do not need it, so go on with the next cell.",
                name=fullname,
            )


def explain_missing_packages() -> None:
    """Install the explainer in the browser, once, behind all other finders."""
    if sys.platform == "emscripten" and not any(
        isinstance(finder, OfflineExplainer) for finder in sys.meta_path
    ):
        sys.meta_path.append(OfflineExplainer())
