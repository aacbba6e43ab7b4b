import { type CSSProperties, useRef } from 'react';
import './rangeSlider.css';
import { nextValue, type SliderScale, snapWithin } from './sliderScale';

interface RangeSliderProps {
  scale: SliderScale;
  value: number;
  /** Marked by a tick, and easy to hit: the slider snaps to it. */
  presetValue: number;
  label: string;
  valueText: string;
  testId: string;
  describedBy?: string;
  onChange(value: number): void;
  /** The pointer takes hold of the slider. */
  onHold(): void;
  /** The pointer is released, or the focus has gone. */
  onRelease(): void;
}

/** A native range input: keyboard, touch and screen readers come with it. */
export function RangeSlider(props: RangeSliderProps) {
  const { scale, value, presetValue, label, valueText, testId, describedBy, onChange, onHold, onRelease } =
    props;
  const position = scale.toPosition(value);
  const presetPosition = scale.toPosition(presetValue);
  const snaps = scale.steps >= 500;

  // A drag snaps to the preset; the keyboard must be able to leave it, step by step.
  const isHeld = useRef(false);
  const change = (next: number) => {
    if (!isHeld.current) onChange(nextValue(scale, value, next));
    else onChange(snaps && Math.abs(next - presetPosition) <= snapWithin ? presetValue : scale.toValue(next));
  };
  const hold = () => {
    isHeld.current = true;
    onHold();
  };
  const release = () => {
    isHeld.current = false;
    onRelease();
  };

  const share = (at: number) => (scale.steps === 0 ? 0 : at / scale.steps);
  return (
    <div
      className="range"
      style={{ '--fill': share(position), '--preset': share(presetPosition) } as CSSProperties}
    >
      <span className="range__tick" aria-hidden="true" />
      <input
        className="range__input"
        type="range"
        min={0}
        max={scale.steps}
        step={1}
        value={Math.round(position)}
        aria-label={label}
        aria-valuetext={valueText}
        aria-describedby={describedBy}
        data-testid={testId}
        onChange={(event) => change(Number(event.currentTarget.value))}
        onPointerDown={hold}
        onPointerUp={release}
        onPointerCancel={release}
        onBlur={release}
      />
    </div>
  );
}
