import {
  type ComponentType,
  memo,
  type RefObject,
  startTransition,
  useEffect,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { ExpectedWidth } from '../../charts/useElementWidth';

/** Draws, and calls back when what was drawn is in the page. */
type Update = (whenDrawn: () => void) => void;

/** Updates that wait, in the order in which their owners first asked; an owner's newest update replaces its older one. */
const waiting = new Map<object, Update>();
let isScheduled = false;

function schedule(owner: object, update: Update): void {
  waiting.set(owner, update);
  if (isScheduled) return;
  isScheduled = true;
  // The first of a turn is what the reader looks at; it need not wait for a frame.
  setTimeout(runOne);
}

function runOne(): void {
  const first = waiting.entries().next().value;
  if (!first) {
    isScheduled = false;
    return;
  }
  waiting.delete(first[0]);
  // The next one after the frame has been painted, so that what the reader did meanwhile is handled first.
  first[1](() => requestAnimationFrame(() => setTimeout(runOne)));
}

/**
 * The same chart, drawn at most once a frame and never together with another one: several at once, on a slow device,
 * would keep a slider waiting. While values keep changing, the charts take turns, each with the newest values. Until
 * its first turn a chart keeps its place free (with a picture in it, if there is one); that first turn is drawn for the
 * width of the place, in pieces between which the reader is heard.
 */
export function oneAtATime<Props extends object>(
  Chart: ComponentType<Props>,
  Picture: ComponentType = Nothing,
): ComponentType<Props> {
  const Drawn = memo(Chart) as unknown as ComponentType<Props>;
  return function OneAtATime(props: Props) {
    const [shown, setShown] = useState<Props | null>(null);
    const [width, setWidth] = useState<number | null>(null);
    const owner = useRef({}).current;
    const place = useRef<HTMLDivElement>(null);
    const whenFirstDrawn = useRef<(() => void) | null>(null);
    useEffect(() => {
      schedule(owner, (whenDrawn) => {
        if (place.current) {
          whenFirstDrawn.current = whenDrawn;
          const { clientWidth } = place.current;
          startTransition(() => {
            setWidth(clientWidth);
            setShown(props);
          });
        } else {
          flushSync(() => setShown(props));
          whenDrawn();
        }
      });
    }, [owner, props]);
    useEffect(() => {
      if (shown) callOnce(whenFirstDrawn);
    }, [shown]);
    useEffect(
      () => () => {
        waiting.delete(owner);
        callOnce(whenFirstDrawn);
      },
      [owner],
    );
    return shown ? (
      <ExpectedWidth value={width}>
        <Drawn {...shown} />
      </ExpectedWidth>
    ) : (
      <div className="chart-place">
        <div ref={place}>
          <Picture />
        </div>
      </div>
    );
  };
}

const Nothing = () => null;

function callOnce(callback: RefObject<(() => void) | null>): void {
  const call = callback.current;
  callback.current = null;
  call?.();
}
