import { buildCsv } from './csv';
import { buildJson } from './json';
import { download } from './pictureExport';
import type { Provenance } from './provenance';
import { type TableData, withTopsPerWatt } from './tableData';

interface ExportButtonProps {
  format: string;
  title: string;
  className?: string;
  testId: string;
  onClick: () => void;
}

/** Offers one format; its name says of what, because a page has many of them. */
export function ExportButton({ format, title, className, testId, onClick }: ExportButtonProps) {
  return (
    <button
      type="button"
      className={className}
      aria-label={`${format}: ${title}`}
      onClick={onClick}
      data-testid={testId}
    >
      {format}
    </button>
  );
}

interface TakeAwayProps {
  /** Name of the file, without its ending. */
  fileName: string;
  title: string;
  sentence?: string;
  data: TableData;
  /** Asked when a file is made: the state may have moved on since the last drawing. */
  provenance: () => Provenance;
  className?: string;
  testIds: { csv: string; json: string };
}

/** The numbers of a chart or a table as files: CSV for a spreadsheet, JSON for a program. */
export function TakeAway({ fileName, title, sentence, data, provenance, className, testIds }: TakeAwayProps) {
  const save = (text: string, type: string, extension: string) =>
    download(new Blob([text], { type }), `${fileName}.${extension}`);
  return (
    <>
      <ExportButton
        format="CSV"
        title={title}
        className={className}
        testId={testIds.csv}
        onClick={() => save(buildCsv(title, withTopsPerWatt(data), provenance()), 'text/csv', 'csv')}
      />
      <ExportButton
        format="JSON"
        title={title}
        className={className}
        testId={testIds.json}
        onClick={() =>
          save(buildJson(title, sentence, withTopsPerWatt(data), provenance()), 'application/json', 'json')
        }
      />
    </>
  );
}
