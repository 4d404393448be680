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
STOPS = """
const tree = () => document.querySelector('flt-semantics-host');
const stops = () => {
  const seen = new Set();
  return [...tree().querySelectorAll('[tabindex="0"],input,textarea')].filter(one => {
    if (/^H[1-6]$/.test(one.tagName) || one.querySelector('input,textarea')) return false;
    const group = one.getAttribute('role') === 'radio' && one.closest('[role=radiogroup]');
    if (!group) return true;
    const chosen = group.querySelector('[role=radio][aria-checked=true]');
    if (chosen) return chosen === one;
    return !seen.has(group) && seen.add(group);
  });
};
"""

# When what had the focus is gone, Tab goes on where it was, not from the first place.
TAB_ORDER = """
let left, rank = 0;
addEventListener('focusin', e => {
  if (!tree()?.contains(e.target)) return;
  left = e.target;
  rank = stops().indexOf(left);
}, true);
addEventListener('keydown', e => {
  if (e.key !== 'Tab' || e.ctrlKey || e.altKey || e.metaKey || !tree()) return;
  const all = stops();
  if (!all.length) return;
  e.preventDefault();
  e.stopImmediatePropagation();
  const back = e.shiftKey, host = tree();
  const here = host.contains(document.activeElement) ? document.activeElement : left;
  let next;
  if (host.contains(here)) {
    const place = one => here.compareDocumentPosition(one);
    const after = one => place(one) & Node.DOCUMENT_POSITION_FOLLOWING;
    const before = one => place(one) & Node.DOCUMENT_POSITION_PRECEDING;
    next = back ? all.findLast(before) : all.find(after);
  } else if (here) {
    next = all[back ? rank - 1 : rank];
  }
  (next || all[back ? all.length - 1 : 0]).focus();
}, true);
"""

# When what was pressed is taken away, Flutter gives the focus to what had it some time ago,
# such as Hide, and the next press would lock. It belongs to the heading of a new page, else
# to what stands now where the pressed one stood.
NOT_ASTRAY = """
let pressed;
const title = () => document.querySelector('h1')?.textContent;
const press = e => {
  if (/^(Tab|Arrow|Shift|Control|Alt|Meta)/.test(e.key || '')) pressed = undefined;
  else pressed = {one: document.activeElement, rank, title: title()};
};
addEventListener('keydown', press, true);
addEventListener('click', press, true);
const home = () => {
  const here = document.activeElement, host = tree();
  if (!pressed || !host || /^(INPUT|TEXTAREA|H1)$/.test(here.tagName)) return;
  if (title() !== pressed.title) document.querySelector('h1')?.focus();
  else if (!pressed.one.isConnected && pressed.rank >= 0) {
    const all = stops();
    const last = all.length - 1;
    const there = all[Math.min(pressed.rank, last)];
    pressed = undefined;
    there?.focus();
  }
};
addEventListener('focusin', () => setTimeout(home, 40), true);
"""

# The tree cuts each node to what is seen of it, so the browser takes a sliver for the whole
# and leaves it there, and what the app itself gives the focus is not brought into sight at
# all. What keys reach is moved to the middle. Layout may follow the focus, and what is pressed
# may move with its thing in a list, so look again.
IN_SIGHT = """
let keys = true;
const bring = one => {
  if (!keys || !tree()?.contains(one) || one.closest('h1')) return;
  let box = one.parentElement;
  while (box && !/scroll|auto/.test(getComputedStyle(box).overflowY)) box = box.parentElement;
  if (!box) return;
  const at = one.getBoundingClientRect(), room = box.getBoundingClientRect();
  const above = at.top < room.top + 2, below = at.bottom > room.bottom - 2;
  if (above !== below) box.scrollTop += (at.top + at.bottom - room.top - room.bottom) / 2;
};
const look = waits => {
  for (const wait of waits) setTimeout(() => bring(document.activeElement), wait);
};
addEventListener('focusin', () => look([0, 60, 250]), true);
addEventListener('keydown', () => { keys = true; look([400, 900]); }, true);
addEventListener('pointerdown', () => { keys = false; }, true);
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
# Tab goes no further than TAB_ORDER, so what has to hear of each key comes before it.
_HEARING = STOPS + NOT_ASTRAY + IN_SIGHT + TAB_ORDER
SCRIPT = "(() => {" + ACCESSIBLE + OWN_KEYS + _HEARING + KEEP_FOCUS + "})();"
