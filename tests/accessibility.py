"""Reads the window through the accessibility bus, as a screen reader does."""

import sys
import time

import pyatspi

PATIENCE_SECS = 60


def fail(why):
    print(f"accessibility: FAILED: {why}", file=sys.stderr)
    sys.exit(1)


def walk(node):
    """The node and everything below it."""
    yield node
    for index in range(node.childCount):
        child = node.getChildAtIndex(index)
        if child is not None:
            yield from walk(child)


def window():
    for application in pyatspi.Registry.getDesktop(0):
        if application is not None and "knotmap" in (application.name or ""):
            return application
    return None


def find(role, part):
    """The first thing of this role whose name has this part; waits for it."""
    until = time.monotonic() + PATIENCE_SECS
    while time.monotonic() < until:
        try:
            root = window()
            for node in walk(root) if root is not None else ():
                if part in (node.name or "") and role in (None, node.getRoleName()):
                    return node
        except Exception as error:  # the window changes while it is read
            print(f"accessibility: reading again: {error}")
        time.sleep(0.5)
    return fail(f"nothing called {part!r}")


canvas = find(None, "Body map, back view")
print(f"accessibility: {canvas.getRoleName()}: {canvas.name}")

region = find(None, "Lower trapezius, your left, superficial layer, ")
print(f"accessibility: {region.getRoleName()}: {region.name}")
if "knot" not in region.name:
    fail("a region does not say which knots lie in it")
regions = region.parent.childCount
if regions < 60 or "Regions, back view" not in region.parent.name:
    fail(f"the list of regions has {regions} of them")

jeffrey = find(None, "1 Jeffrey,")
print(f"accessibility: {jeffrey.getRoleName()}: {jeffrey.name}")
if " of 10" not in jeffrey.name or "left" not in jeffrey.name:
    fail("Jeffrey has no rating or no side")

action = jeffrey.queryAction()
if action.nActions < 1:
    fail("Jeffrey cannot be pressed")
action.doAction(0)
find(None, ", 1 selected")
name = find(None, "Name of the knot")
print(f"accessibility: {name.getRoleName()}: {name.name}")

unnamed = [
    node.getRoleName()
    for node in walk(window())
    if node.getRoleName() in ("push button", "button", "check box", "text", "entry", "combo box", "radio button")
    and not (node.name or "").strip()
]
if unnamed:
    fail(f"without a name: {unnamed}")
print("accessibility: passed")
