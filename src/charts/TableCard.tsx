import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { currentProvenance } from './provenance';
import styles from './TableCard.module.css';
import { TakeAway } from './TakeAway';
import type { TableData } from './tableData';

interface TableCardProps {
  /** Short name for test ids and the files: "paper-models". */
  name: string;
  title: string;
  sentence?: ReactNode;
  /** What the files carry: raw numbers, in the units of their headings. */
  data: TableData;
  controls?: ReactNode;
  /** Many rows: they scroll in a frame of their own, under a head that stays. */
  isLong?: boolean;
  /** The `table` element. */
  children: ReactNode;
}

/**
 * A table that is read as a table: title, sentence, and its numbers as files. For numbers that do not depend on the
 * design of the page: the files name the model and the address, no inputs.
 */
export function TableCard({ name, title, sentence, data, controls, isLong, children }: TableCardProps) {
  const { t } = useTranslation();
  return (
    <section className={styles.card} aria-label={title} data-testid={`table-${name}`}>
      <div className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        <div className={styles.files}>
          <TakeAway
            fileName={`optical-transformer-${name}`}
            title={title}
            data={data}
            provenance={() => ({ ...currentProvenance('energy'), inputs: [] })}
            className={styles.save}
            testIds={{ csv: `table-${name}-csv`, json: `table-${name}-json` }}
          />
        </div>
      </div>
      {sentence ? <p className={styles.sentence}>{sentence}</p> : null}
      {controls}
      {/* The table may be wider than a phone: it scrolls by itself, so the keyboard must reach it. */}
      <section
        className={isLong ? `${styles.scroll} ${styles.long}` : styles.scroll}
        aria-label={t('table.of', { title, defaultValue: `${title}: table` })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable
        tabIndex={0}
      >
        {children}
      </section>
    </section>
  );
}
