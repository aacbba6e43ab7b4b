import { Popover } from '@mantine/core';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParameterRow } from '../scenario';
import './about.css';
import { AboutButton, type AboutProps } from './AboutParameter';
import { useValueText } from './useParameter';

/** The button with the panel that it opens. It opens as it appears: the reader has pressed the plain button before it. */
export default function AboutPanel({ row, label, presetText }: AboutProps) {
  const { t } = useTranslation();
  const titleId = useId();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // This is where the focus returns to.
    button.current?.focus();
    setOpen(true);
  }, []);
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="right-start"
      width="max-content"
      shadow="md"
      trapFocus
      returnFocus
      withArrow
      // Beside the button where there is room, else below or above it: a phone has none beside.
      middlewares={{ flip: { fallbackAxisSideDirection: 'end', padding: 8 }, shift: { padding: 8 } }}
    >
      <Popover.Target>
        <AboutButton ref={button} row={row} label={label} onClick={() => setOpen(!isOpen)} />
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
