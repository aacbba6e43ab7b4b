/**
 * Scrolls to what a view shows under a test id and moves the keyboard there, as soon as the view has loaded.
 *
 * @param block where in the window it comes to stand
 */
export function goTo(testId: string, block: ScrollLogicalPosition): void {
  const show = () => {
    const element = document.querySelector<HTMLElement>(`[data-testid="${testId}"]`);
    element?.scrollIntoView({ block });
    element?.focus({ preventScroll: true });
    return element !== null;
  };
  if (show()) return;
  const observer = new MutationObserver(() => {
    if (show()) observer.disconnect();
  });
  observer.observe(document.body, { childList: true, subtree: true });
}
