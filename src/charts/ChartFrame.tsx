import { useComputedColorScheme } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useId, useState } from 'react';
import styles from './ChartFrame.module.css';
import { darkPalette, lightPalette, paletteProperties } from './palette';
import { type ChartSubject, currentProvenance } from './provenance';
import { ExportButton, TakeAway } from './TakeAway';
import { type TableData, unusableRows } from './tableData';
import { chartTestIds } from './testIds';
import { useChartText } from './text';
import { useElementWidth } from './useElementWidth';
import { useSavedPicture } from './useSavedPicture';

// Its library brings more script than the charts themselves; most visits never open a table.
const ChartTable = lazy(() => import('./ChartTable'));

export interface ChartFrameProps {
  /** Short name for test ids and file names: "energy-versus-macs". */
  name: string;
  title: string;
  /** What the data show now, in one sentence, computed from them. */
  sentence: string;
  data: TableData;
  /** Points that a logarithmic axis could not show. */
  omitted?: number;
  /** A choice beside the title, such as shares or absolute. */
  controls?: ReactNode;
  /** What stands left of the exports: progress and stop of a study. */
  status?: ReactNode;
  /** The content is text rather than a picture: readable as it is, and not offered as one. */
  isText?: boolean;
  /** Which inputs belong to it. */
  subject?: ChartSubject;
  /** Draws the chart for a width in pixels. */
  children: (width: number) => ReactNode;
}

/**
 * What all charts share: title, live sentence, table, and files to take away. To a screen reader the picture is one image
 * named by the title and described by the sentence; its numbers are in the table.
 */
export function ChartFrame(props: ChartFrameProps) {
  const {
    name,
    title,
    sentence,
    data,
    omitted = 0,
    controls,
    status,
    subject = 'energy',
    isText = false,
    children,
  } = props;
  const palette = useComputedColorScheme('light') === 'dark' ? darkPalette : lightPalette;
  const text = useChartText();
  const [picture, width] = useElementWidth();
  const [tableOpen, setTableOpen] = useState(false);
  const titleId = useId();
  const sentenceId = useId();
  const fileName = `optical-transformer-${name}`;

  const { save, problem, drawing } = useSavedPicture({
    title,
    sentence,
    fileName,
    width,
    draw: children,
    provenance: () => currentProvenance(subject),
    noPicture: text.t('frame.noPicture'),
  });
  const unusable = unusableRows(data);
  // What is no number at all is told by name; a row below zero only by its count.
  const below = omitted - unusable.count;
  const notes = [
    problem,
    unusable.count > 0 && text.t('frame.unusable', { ...unusable, names: unusable.names.join('; ') }),
    below > 0 && text.t('frame.omitted', { count: below }),
  ].filter(Boolean);

  return (
    <article
      className={styles.frame}
      style={paletteProperties(palette)}
      aria-labelledby={titleId}
      data-testid={chartTestIds.frame(name)}
    >
      <div className={styles.heading}>
        <h2 id={titleId} className={styles.title} data-chart-title>
          {title}
        </h2>
        {controls}
      </div>
      <p id={sentenceId} className={styles.sentence} data-testid={chartTestIds.sentence(name)}>
        {sentence}
      </p>
      <div
        ref={picture}
        className={styles.picture}
        {...(isText ? {} : { role: 'img', 'aria-labelledby': titleId, 'aria-describedby': sentenceId })}
        data-testid={chartTestIds.picture(name)}
      >
        {children(width)}
      </div>
      {drawing}
      {notes.length > 0 && (
        <span className={styles.note} role="status" data-testid={chartTestIds.omitted(name)}>
          {notes.join(' · ')}
        </span>
      )}
      {tableOpen && (
        <Suspense>
          <ChartTable
            data={data}
            caption={text.t('frame.tableOf', { title })}
            unusable={text.t('frame.notFinite')}
            testId={chartTestIds.table(name)}
          />
        </Suspense>
      )}
      <div className={styles.actions} data-chart-actions>
        <div className={styles.status}>{status}</div>
        {/* One group: where it does not fit beside the status, all of it takes the next line. */}
        <div className={styles.files}>
          <button
            type="button"
            className={styles.action}
            aria-expanded={tableOpen}
            onClick={() => setTableOpen(!tableOpen)}
            data-testid={chartTestIds.tableToggle(name)}
          >
            {text.t('frame.table')}
          </button>
          {isText ? null : (
            <>
              <ExportButton
                format="SVG"
                title={title}
                className={styles.action}
                testId={chartTestIds.svg(name)}
                onClick={() => void save('svg')}
              />
              <ExportButton
                format="PNG"
                title={title}
                className={styles.action}
                testId={chartTestIds.png(name)}
                onClick={() => void save('png')}
              />
            </>
          )}
          <TakeAway
            fileName={fileName}
            title={title}
            sentence={sentence}
            data={data}
            provenance={() => currentProvenance(subject)}
            className={styles.action}
            testIds={{ csv: chartTestIds.csv(name), json: chartTestIds.json(name) }}
          />
        </div>
      </div>
    </article>
  );
}
