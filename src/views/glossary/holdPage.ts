/** Keys that scroll, each with what takes them for itself. */
const scrollKeys: Readonly<Record<string, string>> = {
  ' ': 'button, input, textarea, select, summary',
  PageUp: 'textarea, select',
  PageDown: 'textarea, select',
  Home: 'input, textarea, select',
  End: 'input, textarea, select',
  ArrowUp: 'input, textarea, select',
  ArrowDown: 'input, textarea, select',
};

/** Whether something in a dialog, from the target outwards, can scroll by itself; it keeps the rest from the page. */
function scrollsInside(target: Element): boolean {
  for (let box: Element | null = target; box?.closest('[role="dialog"]'); box = box.parentElement) {
    const isScroller = box.scrollHeight > box.clientHeight + 1;
    if (isScroller && /auto|scroll/.test(getComputedStyle(box).overflowY)) return true;
  }
  return false;
}

/**
 * Keeps the page behind a dialog where it is, by wheel, touch and keyboard. Taking its scrollbar away, as is usual, would
 * style and lay out all of the page anew, twice for every dialog. Returns what lets it go.
 */
export function holdPage(): () => void {
  const keep = (event: Event) => {
    if (event.target instanceof Element && !scrollsInside(event.target)) event.preventDefault();
  };
  const onWheel = (event: WheelEvent) => {
    // With Ctrl the wheel magnifies; that is the reader's right.
    if (!event.ctrlKey) keep(event);
  };
  const onTouch = (event: TouchEvent) => {
    if (event.touches.length === 1) keep(event);
  };
  const onKey = (event: KeyboardEvent) => {
    const takers = scrollKeys[event.key];
    if (takers === undefined || event.defaultPrevented) return;
    if (event.target instanceof Element && !event.target.matches(takers)) keep(event);
  };
  document.addEventListener('wheel', onWheel, { passive: false });
  document.addEventListener('touchmove', onTouch, { passive: false });
  document.addEventListener('keydown', onKey);
  return () => {
    document.removeEventListener('wheel', onWheel);
    document.removeEventListener('touchmove', onTouch);
    document.removeEventListener('keydown', onKey);
  };
}
