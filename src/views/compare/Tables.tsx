import { useTranslation } from 'react-i18next';
import { currentProvenance } from '../../charts/provenance';
import { TakeAway } from '../../charts/TakeAway';
import type { TableData } from '../../charts/tableData';
import { useChartText } from '../../charts/text';
import { useValueText } from '../../controls/useParameter';
import { rowOf } from '../../scenario';
import { exchangeFjPerMacAndTopsPerWatt } from '../../units';
import type { ComparedDesign } from './designs';
import { type ComparedNumber, comparedNumbers, shownDifferences } from './tables';
import { compareTestIds } from './testIds';
import { type CompareText, useCompareText } from './text';

interface TableProps {
  designs: readonly ComparedDesign[];
}

interface CardProps {
  title: string;
  sentence: string;
  testId: string;
  fileName: string;
  data: TableData;
  children: React.ReactNode;
}

/** A table that is read as a table: title, sentence, and its numbers as files. */
function TableCard({ title, sentence, testId, fileName, data, children }: CardProps) {
  const { t } = useTranslation();
  return (
    <section className="compare-table" aria-label={title} data-testid={testId}>
      <div className="compare-table__head">
        <h2 className="compare-table__title">{title}</h2>
        <div>
          <TakeAway
            fileName={`optical-transformer-${fileName}`}
            title={title}
            sentence={sentence}
            data={data}
            provenance={() => currentProvenance('comparison')}
            className="compare-table__save"
            testIds={{ csv: `${testId}-csv`, json: `${testId}-json` }}
          />
        </div>
      </div>
      <p className="compare-table__sentence">{sentence}</p>
      {children ? (
        // The table may be wider than a phone: it scrolls by itself, so the keyboard must reach it.
        <section
          className="compare-table__scroll"
          aria-label={t('charts.frame.tableOf', { title })}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable
          tabIndex={0}
        >
          {children}
        </section>
      ) : null}
    </section>
  );
}

function HeadRow({ designs, first }: TableProps & { first: string }) {
  const text = useCompareText();
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        {designs.map((design) => (
          <th key={design.id} scope="col">
            <span className={`slot-badge slot-badge--${design.id}`}>{design.letter}</span> {design.name}
            {design.isBaseline ? (
              <span className="compare-table__base"> {text.t('baselineMark')}</span>
            ) : null}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** Every number side by side, with its difference from the baseline and their ratio. */
export function NumbersTable({ designs }: TableProps) {
  const text = useCompareText();
  const chart = useChartText();
  const rows = comparedNumbers(designs);
  const base = designs.findIndex((design) => design.isBaseline);
  const name = (row: ComparedNumber) =>
    row.component ? chart.t(`component.${row.component}`) : text.t(`row.${row.key}`);
  const title = text.t('numbers.title');
  return (
    <TableCard
      title={title}
      sentence={text.t('numbers.sentence', { baseline: designs[base]?.letter ?? '' })}
      testId={compareTestIds.numbers}
      fileName="compare-numbers"
      data={numbersData(designs, rows, base, name, text)}
    >
      <table>
        <HeadRow designs={designs} first={text.t('row.quantity')} />
        <tbody>
          {rows.map((row) => {
            const reference = row.values[base] ?? Number.NaN;
            return (
              <tr key={row.key}>
                <th scope="row">{name(row)}</th>
                {row.values.map((value, index) => (
                  <td key={designs[index]?.id}>
                    <span className="compare-table__value">{formatNumber(row, value, text)}</span>
                    {index === base ? null : (
                      <span className="compare-table__difference">
                        {differenceText(row, value, reference, text)}
                      </span>
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableCard>
  );
}

function formatNumber(row: ComparedNumber, value: number, text: CompareText): string {
  if (row.unit === '') return text.number(value);
  if (row.unit === '×') return text.ratio(value);
  if (row.unit === 'TOPS/W') return text.topsPerWatt(exchangeFjPerMacAndTopsPerWatt(value));
  return row.unit === 'fJ' ? text.quantity(value * 1e-15, 'J') : text.quantity(value, row.unit);
}

/** "−1.94 fJ · 0.531×": how far from the baseline, and how many times as much. */
function differenceText(row: ComparedNumber, value: number, reference: number, text: CompareText): string {
  const difference = value - reference;
  const relative = reference === 0 ? null : value / reference;
  if (Math.abs(difference) <= 1e-9 * Math.abs(reference)) return text.t('equal');
  const sign = difference < 0 ? '−' : '+';
  const absolute = `${sign}${formatNumber({ ...row, unit: row.unit === '×' ? '' : row.unit }, Math.abs(difference), text)}`;
  return relative === null ? absolute : `${absolute} · ${text.ratio(relative)}`;
}

function numbersData(
  designs: readonly ComparedDesign[],
  rows: readonly ComparedNumber[],
  base: number,
  name: (row: ComparedNumber) => string,
  text: CompareText,
): TableData {
  const { letter = '' } = designs[base] ?? {};
  return {
    columns: [
      { key: 'quantity', label: text.t('row.quantity'), unit: '' },
      { key: 'unit', label: text.t('row.unit'), unit: '' },
      ...designs.flatMap((design, index) => [
        { key: design.id, label: `${design.letter} · ${design.name}`, unit: '' },
        ...(index === base
          ? []
          : [
              { key: `${design.id}-difference`, label: `${design.letter} − ${letter}`, unit: '' },
              { key: `${design.id}-ratio`, label: `${design.letter} / ${letter}`, unit: '' },
            ]),
      ]),
    ],
    rows: rows.map((row) => {
      const reference = row.values[base] ?? Number.NaN;
      return {
        quantity: name(row),
        unit: row.unit,
        ...Object.fromEntries(
          designs.flatMap((design, index) => {
            const value = row.values[index] ?? Number.NaN;
            return [
              [design.id, value],
              [`${design.id}-difference`, value - reference],
              [`${design.id}-ratio`, reference === 0 ? null : value / reference],
            ];
          }),
        ),
      };
    }),
  };
}

/** Which parameters differ, value by value. */
export function ParametersTable({ designs }: TableProps) {
  const text = useCompareText();
  const { t } = useTranslation();
  const toText = useValueText();
  const keys = shownDifferences(designs);
  const base = designs.find((design) => design.isBaseline);
  const cell = (design: ComparedDesign, key: (typeof keys)[number]) =>
    toText(rowOf(key), design.scenario[key]);
  const title = text.t('parameters.title');
  if (!base || designs.length < 2) return null;
  return (
    <TableCard
      title={title}
      sentence={
        keys.length === 0
          ? text.t('parameters.none')
          : text.t('parameters.sentence', { count: keys.length, baseline: base.letter })
      }
      testId={compareTestIds.parameters}
      fileName="compare-parameters"
      data={{
        columns: [
          { key: 'parameter', label: text.t('row.parameter'), unit: '' },
          ...designs.map((design) => ({
            key: design.id,
            label: `${design.letter} · ${design.name}`,
            unit: '',
          })),
        ],
        rows: keys.map((key) => ({
          parameter: t(`parameters.${key}.label`),
          ...Object.fromEntries(designs.map((design) => [design.id, cell(design, key)])),
        })),
      }}
    >
      {keys.length === 0 ? null : (
        <table>
          <HeadRow designs={designs} first={text.t('row.parameter')} />
          <tbody>
            {keys.map((key) => (
              <tr key={key}>
                <th scope="row">{t(`parameters.${key}.label`)}</th>
                {designs.map((design) => (
                  <td
                    key={design.id}
                    className={
                      Object.is(design.scenario[key], base.scenario[key]) ? '' : 'compare-table__changed'
                    }
                  >
                    {cell(design, key)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </TableCard>
  );
}
