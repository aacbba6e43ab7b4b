import { TableCard } from '../../charts/TableCard';
import type { TableCell } from '../../charts/tableData';
import {
  digitalRows,
  hardwarePresets,
  type MachineRow,
  modelPresets,
  opticsPresets,
  otherMachines,
  resolve,
} from '../../scenario';
import { electronicsRows } from '../../scenario/presets/electronics';
import { exchangeFjPerMacAndTopsPerWatt } from '../../units';
import { type MethodsText, useMethodsText } from './text';

interface Column<Row> {
  key: string;
  /** Raw value, for the CSV. */
  value: (row: Row) => TableCell;
  /** How it is shown; as it is where absent. */
  show?: (row: Row, text: MethodsText) => string;
  isNumber?: boolean;
  isNote?: boolean;
}

interface SourceTableProps<Row> {
  name: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  /** What a row is called: its heading. */
  heading: (row: Row) => string;
  text: MethodsText;
}

/** A list of published values with their sources; wide, so it scrolls in its own frame. */
function SourceTable<Row extends { id: string }>(props: SourceTableProps<Row>) {
  const { name, rows, columns, heading, text } = props;
  return (
    <TableCard
      name={`methods-${name}`}
      isLong
      title={text.t(`${name}.title`)}
      sentence={text.t(`${name}.sentence`, { count: rows.length })}
      data={{
        columns: [
          { key: 'name', label: text.t('column.name'), unit: '' },
          ...columns.map(({ key }) => ({ key, label: text.t(`column.${key}`), unit: '' })),
        ],
        rows: rows.map((row) => ({
          name: heading(row),
          ...Object.fromEntries(columns.map(({ key, value }) => [key, value(row)])),
        })),
      }}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">{text.t('column.name')}</th>
            {columns.map(({ key, isNumber }) => (
              <th key={key} scope="col" data-align={isNumber ? 'right' : undefined}>
                {text.t(`column.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{heading(row)}</th>
              {columns.map(({ key, value, show, isNumber, isNote }) => (
                <td
                  key={key}
                  data-align={isNumber ? 'right' : undefined}
                  className={isNote ? 'methods__note' : undefined}
                >
                  {show ? show(row, text) : plain(value(row), text)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableCard>
  );
}

function plain(cell: TableCell, text: MethodsText): string {
  if (cell === null || cell === '') return '–';
  return typeof cell === 'number' ? text.number(cell) : cell;
}

const confidence = <Row extends { confidence: string }>(): Column<Row> => ({
  key: 'confidence',
  value: (row) => row.confidence,
  show: (row, text) => text.page(`confidence.${row.confidence}`, { defaultValue: row.confidence }),
});
const source = <Row extends { source: string }>(): Column<Row> => ({
  key: 'source',
  value: (row) => row.source,
  isNote: true,
});
const note = <Row extends { note: string }>(): Column<Row> => ({
  key: 'note',
  value: (row) => row.note,
  isNote: true,
});
/** 2 operations are a multiply-accumulate. */

const machineColumns: readonly Column<MachineRow & { femtojoulesPerMac: number }>[] = [
  {
    key: 'kind',
    value: (row) => row.kind,
    show: (row, text) => text.page(`choiceGroups.${row.kind}`, { defaultValue: row.kind }),
  },
  { key: 'precision', value: (row) => row.precision },
  { key: 'year', value: (row) => row.year, show: (row) => String(row.year), isNumber: true },
  {
    key: 'perMac',
    value: (row) => row.femtojoulesPerMac,
    show: (row, text) => text.quantity(row.femtojoulesPerMac * 1e-15, 'J'),
    isNumber: true,
  },
  {
    key: 'topsPerWatt',
    value: (row) => exchangeFjPerMacAndTopsPerWatt(row.femtojoulesPerMac),
    show: (row, text) =>
      text.number(Number(exchangeFjPerMacAndTopsPerWatt(row.femtojoulesPerMac).toPrecision(3))),
    isNumber: true,
  },
  source(),
  confidence(),
  note(),
];

/** Digital processors, photonic and analogue machines, models, machines of the model, and devices, each with its source. */
export function SourceTables() {
  const text = useMethodsText();
  return (
    <>
      <SourceTable
        name="digital"
        rows={digitalRows}
        heading={(row) => row.name}
        columns={machineColumns}
        text={text}
      />
      <SourceTable
        name="others"
        rows={otherMachines}
        heading={(row) => row.name}
        columns={machineColumns}
        text={text}
      />
      <SourceTable
        name="models"
        rows={models}
        heading={(row) => row.name}
        columns={[
          { key: 'layers', value: (row) => row.layers, isNumber: true },
          { key: 'width', value: (row) => row.width, isNumber: true },
          { key: 'heads', value: (row) => row.heads, isNumber: true },
          { key: 'context', value: (row) => row.context, isNumber: true },
          {
            key: 'parameters',
            value: (row) => row.parameters ?? null,
            show: (row, words) => (row.parameters ? words.compact(row.parameters) : '–'),
            isNumber: true,
          },
          source(),
          confidence(),
          note(),
        ]}
        text={text}
      />
      <SourceTable
        name="hardware"
        rows={hardwarePresets}
        heading={(row) => row.name}
        columns={[
          { key: 'dac', value: (row) => row.values.dacPj, isNumber: true },
          { key: 'adc', value: (row) => row.values.adcPj, isNumber: true },
          { key: 'sram', value: (row) => row.values.sramPjPerBit, isNumber: true },
          {
            key: 'bits',
            value: (row) => `${row.values.inputBits}/${row.values.weightBits}/${row.values.outputBits}`,
          },
          source(),
          confidence(),
          note(),
        ]}
        text={text}
      />
      <SourceTable
        name="optics"
        rows={opticsPresets}
        heading={(row) => row.name}
        columns={[source(), note()]}
        text={text}
      />
      <SourceTable
        name="electronics"
        rows={electronicsRows}
        heading={(row) => row.name}
        columns={[
          { key: 'unit', value: (row) => row.unit },
          { key: 'low', value: (row) => row.low, isNumber: true },
          { key: 'nominal', value: (row) => row.nominal, isNumber: true },
          { key: 'high', value: (row) => row.high, isNumber: true },
          { key: 'conditions', value: (row) => row.conditions, isNote: true },
          source(),
          confidence(),
          note(),
        ]}
        text={text}
      />
    </>
  );
}

/** Shapes with what is automatic in them written out. */
const models = modelPresets.map((preset) => {
  const { layers, width, heads, context } = resolve({ model: preset.id });
  return { ...preset, layers, width, heads, context };
});
