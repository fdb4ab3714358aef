from xml.etree.ElementTree import Element, SubElement

from defusedxml.ElementTree import fromstring

from translation.xml_files import serialised


def tree(namespace: str) -> Element:
    root = Element(f"{{{namespace}}}file")
    root.set("{http://www.w3.org/XML/1998/namespace}lang", "fi")
    SubElement(root, f"{{{namespace}}}part", {"id": "a"}).text = "Ä & <b>"
    return root


def test_two_formats_have_each_their_own_default_namespace_in_one_process():
    for namespace in ("urn:one", "urn:two", "urn:one"):
        text = serialised(tree(namespace), namespace)
        assert f'<file xml:lang="fi" xmlns="{namespace}"><part id="a">' in text
        assert fromstring(text.encode()).find(f"{{{namespace}}}part").text == "Ä & <b>"
