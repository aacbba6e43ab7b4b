import { useId } from 'react';

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  choices: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
  testId: string;
}

/**
 * What a chart shows: one of a few, beside its title. Radio buttons that look as those of the parameters do (`.segments`);
 * the ready-made ones measure where their mark has to stand, which lays the page out while it is being built.
 */
export function Choice<Value extends string>({
  label,
  value,
  choices,
  onChange,
  testId,
}: ChoiceProps<Value>) {
  const name = useId();
  return (
    <div className="segments segments--inline" role="radiogroup" aria-label={label} data-testid={testId}>
      {choices.map((choice) => (
        <label className="segments__choice" key={choice.value}>
          <input
            type="radio"
            name={name}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </div>
  );
}
