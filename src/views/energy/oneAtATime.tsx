import { type ComponentType, memo, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/** Updates that wait, in the order in which their owners first asked; an owner's newest update replaces its older one. */
const waiting = new Map<object, () => void>();
let isScheduled = false;

function schedule(owner: object, update: () => void): void {
  waiting.set(owner, update);
  if (isScheduled) return;
  isScheduled = true;
  // The first of a turn is what the reader looks at; it need not wait for a frame.
  setTimeout(runOne);
}

/** After the frame has been painted, so that what the reader did meanwhile is handled first. */
function nextFrame(): void {
  requestAnimationFrame(() => setTimeout(runOne));
}

function runOne(): void {
  const first = waiting.entries().next().value;
  if (first) {
    waiting.delete(first[0]);
    first[1]();
  }
  isScheduled = waiting.size > 0;
  if (isScheduled) nextFrame();
}

/**
 * The same chart, drawn at most once a frame and never together with another one: several at once, on a slow device,
 * would keep a slider waiting. While values keep changing, the charts take turns, each with the newest values. Until
 * its first turn a chart keeps its place free.
 */
export function oneAtATime<Props extends object>(Chart: ComponentType<Props>): ComponentType<Props> {
  const Drawn = memo(Chart) as unknown as ComponentType<Props>;
  return function OneAtATime(props: Props) {
    const [shown, setShown] = useState<Props | null>(null);
    const owner = useRef({}).current;
    useEffect(() => {
      schedule(owner, () => flushSync(() => setShown(props)));
    }, [owner, props]);
    useEffect(() => () => void waiting.delete(owner), [owner]);
    return shown ? <Drawn {...shown} /> : <div className="chart-place" />;
  };
}
