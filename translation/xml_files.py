"""Writing the XML files that translation tools read."""

from xml.etree.ElementTree import Element, tostring


def serialised(root: Element, namespace: str) -> str:
    """The file, with `namespace` as the default one. The tree's names lose it: write a tree once.

    ElementTree keeps prefixes for the whole process, so two formats cannot both register the empty one.
    """
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.removeprefix(f"{{{namespace}}}")
    root.set("xmlns", namespace)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'
