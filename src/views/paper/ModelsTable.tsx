import { TableCard } from '../../charts/TableCard';
import type { PaperModelRow } from '../../scenario';
import { type PaperText, usePaperText } from './text';

interface Column {
  key: Exclude<keyof PaperModelRow, 'id' | 'name' | 'link'>;
  unit: string;
  show: (value: number, text: PaperText) => string;
}

const count = (value: number, text: PaperText) => text.number(value);
const ratio = (value: number, text: PaperText) => text.ratio(value);

const columns: readonly Column[] = [
  { key: 'context', unit: '', show: count },
  { key: 'width', unit: '', show: count },
  { key: 'heads', unit: '', show: count },
  { key: 'layers', unit: '', show: count },
  { key: 'weights', unit: '', show: (value, text) => text.compact(value) },
  { key: 'macs', unit: '', show: (value, text) => text.quantity(value, 'MAC') },
  { key: 'joules', unit: 'J', show: (value, text) => text.quantity(value, 'J') },
  {
    key: 'femtojoulesPerMac',
    unit: 'fJ',
    show: (value, text) => `${text.quantity(value * 1e-15, 'J')} · ${text.topsPerWatt(value)}`,
  },
  { key: 'advantage', unit: '×', show: ratio },
  { key: 'advantageB', unit: '×', show: ratio },
  { key: 'advantageFuture', unit: '×', show: ratio },
  { key: 'lightShare', unit: '', show: (value, text) => text.percent(value, 2) },
];

/** The shapes of Table 6 with what comes out for each. */
export function ModelsTable({ models }: { models: readonly PaperModelRow[] }) {
  const text = usePaperText();
  const largest = models.reduce((a, b) => (b.lightShare > a.lightShare ? b : a));
  return (
    <TableCard
      name="paper-models"
      title={text.t('models.title')}
      sentence={text.t('models.sentence', {
        count: models.length,
        share: text.percent(largest.lightShare, 2),
      })}
      data={{
        columns: [
          { key: 'name', label: text.t('column.model'), unit: '' },
          ...columns.map(({ key, unit }) => ({
            key,
            label: text.t(`column.${key}`),
            unit,
            ...(key === 'femtojoulesPerMac' ? { perMac: true as const } : {}),
          })),
        ],
        rows: models.map((model) => ({
          name: model.name,
          ...Object.fromEntries(columns.map(({ key }) => [key, model[key]])),
        })),
      }}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">{text.t('column.model')}</th>
            {columns.map(({ key }) => (
              <th key={key} scope="col" data-align="right">
                {text.t(`column.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {models.map((model) => (
            <tr key={model.id}>
              <th scope="row">
                <a className="claims__open" href={`#${model.link}`}>
                  {model.name}
                </a>
              </th>
              {columns.map(({ key, show }) => (
                <td key={key} data-align="right">
                  {show(model[key], text)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableCard>
  );
}
