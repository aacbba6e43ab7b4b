import type { ReactNode } from 'react';

/** What all charts of a study take besides their rows. */
export interface StudyChartProps {
  /** Start, progress and stop. */
  status?: ReactNode;
}
