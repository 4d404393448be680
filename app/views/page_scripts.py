"""What the start page does in the browser: accessible at once, keys left to the app.

Flutter builds its accessibility tree only after a hidden English button is pressed, and
its own Tab goes by place on the screen: zigzag between a list at the side and the page,
and to what stands fixed at the bottom after each card. The accessibility tree is in the
order of reading, so Tab goes through that.
"""

# Press the button for the person, once the first frame is there; try until it is gone.
ACCESSIBLE = """
addEventListener('flutter-first-frame', () => {
  const on = setInterval(() => {
    const button = document.querySelector('flt-semantics-placeholder');
    if (button) button.click(); else clearInterval(on);
  }, 200);
  setTimeout(() => clearInterval(on), 10000);
}, {once: true});
"""

# The browser would open its own help on F1 and turn to another tab on Alt and a digit.
OWN_KEYS = """
addEventListener('keydown', e => {
  const alone = e.altKey && !e.ctrlKey && !e.metaKey && !/Mac|iP/.test(navigator.platform);
  if (e.key === 'F1' || (alone && /^Digit[1-5]$/.test(e.code))) e.preventDefault();
}, true);
"""

# A group of choices is one stop: the chosen one, or the first when none is chosen.
# Headings take the focus when a page opens, but are no stops.
TAB_ORDER = """
addEventListener('keydown', e => {
  if (e.key !== 'Tab' || e.ctrlKey || e.altKey || e.metaKey) return;
  const host = document.querySelector('flt-semantics-host');
  if (!host) return;
  const seen = new Set();
  const stops = [...host.querySelectorAll('[tabindex="0"],input,textarea')].filter(one => {
    if (/^H[1-6]$/.test(one.tagName) || one.querySelector('input,textarea')) return false;
    const group = one.getAttribute('role') === 'radio' && one.closest('[role=radiogroup]');
    if (!group) return true;
    const chosen = group.querySelector('[role=radio][aria-checked=true]');
    if (chosen) return chosen === one;
    return !seen.has(group) && seen.add(group);
  });
  if (!stops.length) return;
  e.preventDefault();
  e.stopImmediatePropagation();
  const here = document.activeElement;
  const place = one => here.compareDocumentPosition(one);
  const after = one => place(one) & Node.DOCUMENT_POSITION_FOLLOWING;
  const before = one => place(one) & Node.DOCUMENT_POSITION_PRECEDING;
  const next = !host.contains(here) ? undefined
    : e.shiftKey ? stops.findLast(before) : stops.find(after);
  (next || stops[e.shiftKey ? stops.length - 1 : 0]).focus();
}, true);
"""

# The tree moves a node by taking it out and putting it back, and the browser then drops
# the focus it had: give it back.
KEEP_FOCUS = """
addEventListener('DOMContentLoaded', () => {
  let held;
  addEventListener('focusin', e => { held = e.target; }, true);
  new MutationObserver(changes => {
    if (!held || !held.isConnected || document.activeElement !== document.body) return;
    const moved = change => [...change.removedNodes].some(node => node.contains(held));
    if (changes.some(moved)) held.focus({preventScroll: true});
  }).observe(document.body, {childList: true, subtree: true});
});
"""
SCRIPT = ACCESSIBLE + OWN_KEYS + TAB_ORDER + KEEP_FOCUS
