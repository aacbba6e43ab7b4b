import '@mantine/core/styles/Table.css';
import { Table } from '@mantine/core';
import { columnHeading, type TableCell, type TableData, withTopsPerWatt } from './tableData';

interface ChartTableProps {
  data: TableData;
  caption: string;
  /** What stands where a number is not finite. */
  unusable: string;
  testId: string;
}

/** The numbers of a chart as a table, in the units of their headings. */
export default function ChartTable({ data: given, caption, unusable, testId }: ChartTableProps) {
  const data = withTopsPerWatt(given);
  const { rows, note } = data.onScreen ?? { rows: data.rows, note: null };
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={caption}
      style={{ overflow: 'auto', maxHeight: 360 }}
      data-testid={testId}
    >
      {note ? <p style={{ margin: '0 0 8px', fontSize: 13 }}>{note}</p> : null}
      <Table fz="xs" striped stickyHeader captionSide="top" style={{ fontVariantNumeric: 'tabular-nums' }}>
        <Table.Thead>
          <Table.Tr>
            {data.columns.map((column) => (
              <Table.Th key={column.key}>{columnHeading(column)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity beyond their place
            <Table.Tr key={index}>
              {data.columns.map((column) => (
                <Table.Td key={column.key}>{cellText(row[column.key] ?? null, unusable)}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

function cellText(cell: TableCell, unusable: string): string {
  if (cell === null) return '–';
  if (typeof cell === 'string') return cell;
  return Number.isFinite(cell) ? tableNumber(cell) : unusable;
}

/** A raw number for a table cell: six significant digits, in scientific notation only where it is needed. */
export function tableNumber(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (value === 0) return '0';
  const magnitude = Math.abs(value);
  if (magnitude >= 1e9 || magnitude < 1e-4) return value.toExponential(3).replace('e+', 'e');
  return value.toLocaleString('en', { maximumSignificantDigits: 6 });
}
