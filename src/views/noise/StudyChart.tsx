import {
  ErrorHistograms,
  NeedVersusWidth,
  NoiseMap,
  PrecisionSteps,
  ScalingLaw,
  SignalToNoise,
  Writing,
} from '../../charts/studies';
import type { StudyName } from '../../simulation/protocol';
import type { StudyRow } from '../../simulation/studyRows';
import { PromptField } from './PromptField';

interface StudyChartProps {
  study: StudyName;
  rows: readonly StudyRow[];
  prompt: string;
  status: React.ReactNode;
}

/** The chart of a study beyond perplexity against photons. In a chunk of its own. */
export default function StudyChart({ study, rows, prompt, status }: StudyChartProps) {
  switch (study) {
    case 'need':
      return <NeedVersusWidth rows={[...ofKind(rows, 'need'), ...ofKind(rows, 'needFit')]} status={status} />;
    case 'scaling':
      return (
        <ScalingLaw rows={[...ofKind(rows, 'scaling'), ...ofKind(rows, 'scalingFit')]} status={status} />
      );
    case 'systematic':
      return <NoiseMap rows={ofKind(rows, 'systematic')} status={status} />;
    case 'errors':
      return <ErrorHistograms rows={ofKind(rows, 'errors')} status={status} />;
    case 'precision':
      return <PrecisionSteps rows={ofKind(rows, 'precision')} status={status} />;
    case 'signal':
      return <SignalToNoise rows={ofKind(rows, 'signal')} status={status} />;
    case 'writing':
      return (
        <>
          <PromptField />
          <Writing rows={ofKind(rows, 'writing')} prompt={prompt} status={status} />
        </>
      );
    default:
      return null;
  }
}

type RowOf<Kind extends StudyRow['kind']> = Extract<StudyRow, { kind: Kind }>;

/** Rows of one kind; while another study is being opened, rows of the one before may still be here. */
function ofKind<Kind extends StudyRow['kind']>(rows: readonly StudyRow[], kind: Kind): RowOf<Kind>[] {
  return rows.filter((row): row is RowOf<Kind> => row.kind === kind);
}
