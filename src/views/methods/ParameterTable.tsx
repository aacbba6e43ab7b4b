import { TableCard } from '../../charts/TableCard';
import { useValueText } from '../../controls/useParameter';
import { type Group, type ParameterRow, table } from '../../scenario';
import { symbols } from './equations';
import { Formula } from './math/Formula';
import { methodsTestIds } from './testIds';
import { type MethodsText, useMethodsText } from './text';

const groups: readonly Group[] = ['shape', 'accounting', 'hardware', 'digital', 'simulation', 'question'];

/** Every parameter as its row of the table has it: nothing here is written twice. */
export function ParameterTable() {
  const text = useMethodsText();
  const toText = useValueText();
  const rows = groups.flatMap((group) => table.filter((row) => row.group === group));
  const head = ['symbol', 'key', 'default', 'allowed', 'literature', 'source', 'confidence', 'since'];
  return (
    <TableCard
      name="methods-parameters"
      isLong
      title={text.t('parameters.title')}
      sentence={text.t('parameters.sentence', {
        count: rows.length,
        ranges: rows.filter(({ literature }) => literature).length,
      })}
      data={parametersData(rows, text)}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">{text.t('column.parameter')}</th>
            {head.map((column) => (
              <th key={column} scope="col">
                {text.t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group}>
            <tr>
              <th scope="rowgroup" colSpan={head.length + 1} className="methods__group">
                {text.page(`groups.${group}`, { defaultValue: text.t(`group.${group}`) })}
              </th>
            </tr>
            {rows
              .filter((row) => row.group === group)
              .map((row) => (
                <Row key={row.key} row={row} text={text} toText={toText} />
              ))}
          </tbody>
        ))}
      </table>
    </TableCard>
  );
}

interface RowProps {
  row: ParameterRow;
  text: MethodsText;
  toText: (row: ParameterRow, value: unknown) => string;
}

function Row({ row, text, toText }: RowProps) {
  const symbol = symbols[row.key];
  return (
    <tr data-testid={methodsTestIds.parameter(row.key)} tabIndex={-1}>
      <th scope="row" className="methods__parameter">
        {text.page(`parameters.${row.key}.label`)}
        <span className="methods__help">{text.page(`parameters.${row.key}.help`)}</span>
      </th>
      <td>{symbol ? <Formula source={symbol} /> : null}</td>
      <td>
        <code>{row.key}</code>
      </td>
      <td className="methods__nowrap">
        {'auto' in row && row.auto ? `${text.t('automatic')} · ` : ''}
        {toText(row, row.default) || '–'}
      </td>
      <td>{allowed(row, text, toText)}</td>
      <td>
        {row.literature ? (
          <>
            <span className="methods__nowrap">
              {text.t('range', {
                low: text.number(row.literature.low),
                nominal: text.number(row.literature.nominal),
                high: text.number(row.literature.high),
              })}{' '}
              {row.unit}
            </span>
            <code className="methods__row">{row.literature.row}</code>
          </>
        ) : (
          '–'
        )}
      </td>
      <td className="methods__note">{row.source}</td>
      <td>{text.page(`confidence.${row.confidence}`, { defaultValue: row.confidence })}</td>
      <td>{row.since}</td>
    </tr>
  );
}

/** A choice lists a few values; a long list (models, processors) has a table of its own below. */
const mostChoices = 6;

function allowed(row: ParameterRow, text: MethodsText, toText: RowProps['toText']): string {
  switch (row.kind) {
    case 'number':
    case 'integer':
      return `${toText(row, row.min)} – ${toText(row, row.max)}${row.none ? `, ${row.none}` : ''}`;
    case 'boolean':
      return `${toText(row, true)}, ${toText(row, false)}`;
    case 'choice':
      return row.choices.length > mostChoices
        ? text.t('choices', { count: row.choices.length })
        : row.choices.map(({ value }) => toText(row, value)).join('; ');
    case 'text':
      return text.t('text', { count: row.maxLength });
  }
}

function parametersData(rows: readonly ParameterRow[], text: MethodsText) {
  const columns = [
    'parameter',
    'key',
    'group',
    'unit',
    'default',
    'low',
    'high',
    'literatureLow',
    'literatureNominal',
    'literatureHigh',
    'literatureRow',
    'source',
    'confidence',
    'since',
  ];
  return {
    columns: columns.map((key) => ({ key, label: text.t(`column.${key}`), unit: '' })),
    rows: rows.map((row) => ({
      parameter: row.label,
      key: row.key,
      group: row.group,
      unit: row.unit,
      default: typeof row.default === 'boolean' ? Number(row.default) : row.default,
      low: 'min' in row ? row.min : null,
      high: 'max' in row ? row.max : null,
      literatureLow: row.literature?.low ?? null,
      literatureNominal: row.literature?.nominal ?? null,
      literatureHigh: row.literature?.high ?? null,
      literatureRow: row.literature?.row ?? '',
      source: row.source,
      confidence: row.confidence,
      since: row.since,
    })),
  };
}
