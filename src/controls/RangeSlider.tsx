import type { CSSProperties } from 'react';
import type { SliderScale } from './sliderScale';

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

/** Positions, of a thousand, within which a drag snaps to the preset. */
const snapWithin = 6;

/** A native range input: keyboard, touch and screen readers come with it. */
export function RangeSlider(props: RangeSliderProps) {
  const { scale, value, presetValue, label, valueText, testId, describedBy, onChange, onHold, onRelease } =
    props;
  const position = scale.toPosition(value);
  const presetPosition = scale.toPosition(presetValue);
  const snaps = scale.steps >= 500;

  const change = (next: number) => {
    const isNear = snaps && Math.abs(next - presetPosition) <= snapWithin;
    // From the preset itself a single step must leave it, or the keyboard could never get away.
    const leaves = value === presetValue;
    onChange(isNear && !leaves ? presetValue : scale.toValue(next));
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
        onPointerDown={onHold}
        onPointerUp={onRelease}
        onPointerCancel={onRelease}
        onBlur={onRelease}
      />
    </div>
  );
}
