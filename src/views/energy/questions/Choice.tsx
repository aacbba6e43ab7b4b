import { SegmentedControl } from '@mantine/core';

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  choices: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
  testId: string;
}

/** What a chart shows: one of a few, beside its title. */
export function Choice<Value extends string>({
  label,
  value,
  choices,
  onChange,
  testId,
}: ChoiceProps<Value>) {
  return (
    <SegmentedControl
      size="xs"
      aria-label={label}
      value={value}
      onChange={(chosen) => onChange(chosen as Value)}
      data={[...choices]}
      data-testid={testId}
    />
  );
}
