import { Popover } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParameterRow } from '../scenario';
import { controlTestIds } from './testIds';
import { useValueText } from './useParameter';

/** The "i" beside a label: what the parameter is, its formula, what the literature has, and who says so. */
export function AboutParameter({
  row,
  label,
  presetText,
}: {
  row: ParameterRow;
  label: string;
  presetText: string;
}) {
  const { t } = useTranslation();
  const titleId = useId();
  return (
    <Popover
      position="right-start"
      width="auto"
      shadow="md"
      trapFocus
      returnFocus
      withArrow
      middlewares={{ flip: true, shift: { padding: 8 } }}
    >
      <Popover.Target>
        <button
          type="button"
          className="control__icon control__icon--about"
          aria-label={t('control.about', { label })}
          data-testid={controlTestIds.about(row.key)}
        >
          <IconInfoCircle size={15} stroke={1.75} aria-hidden="true" />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-labelledby={titleId}>
        {/* The panel takes the focus so that a keyboard reader lands in it and Escape closes it. */}
        <div className="about" tabIndex={-1} data-autofocus>
          <h3 className="about__title" id={titleId}>
            {label}
          </h3>
          <p className="about__help">{t(`parameters.${row.key}.help`)}</p>
          <Facts row={row} presetText={presetText} />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function Facts({ row, presetText }: { row: ParameterRow; presetText: string }) {
  const { t } = useTranslation();
  const toText = useValueText();
  const facts: [string, string][] = [[t('control.presetValue'), presetText]];
  if (row.kind === 'number' || row.kind === 'integer') {
    facts.push([t('control.range'), `${toText(row, row.min)} – ${toText(row, row.max)}`]);
  }
  if (row.literature) {
    const { low, nominal, high } = row.literature;
    facts.push([
      t('control.literature'),
      t('control.literatureRange', {
        low: toText(row, low),
        nominal: toText(row, nominal),
        high: toText(row, high),
      }),
    ]);
  }
  if (row.source) facts.push([t('control.source'), row.source]);
  if (row.confidence)
    facts.push([t('control.confidence'), t(`confidence.${row.confidence}`, row.confidence)]);
  facts.push([t('control.key'), row.key]);
  return (
    <dl className="about__facts">
      {facts.map(([name, text]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
