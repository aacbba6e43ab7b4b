/** The live sentence above each chart: what the data show now. Pure, so that each can be checked against its data. */

import { type ComponentBars, components, componentTotal } from './components';
import type { DigitalLine, ModelPoint } from './EnergyVersusMacs';
import type { WidthPoint } from './PerMacVersusWidth';
import type { PhotonPoint, PhotonsBaseline } from './PerplexityVersusPhotons';
import type { ChartText } from './text';

/** Energy of the reader's design against that of the digital processor it is compared with. */
export function energyVersusMacsSentence(
  models: readonly ModelPoint[],
  current: ModelPoint,
  digital: readonly DigitalLine[],
  text: ChartText,
): string {
  const rival = digital.find((line) => line.chosen) ?? digital[0];
  const perMac = rival?.femtojoulesPerMac ?? Number.NaN;
  const digitalJoules = current.macs * perMac * 1e-15;
  const key = current.energyJoules <= digitalJoules ? 'sentence' : 'sentenceWorse';
  const bySize = [...models].sort((a, b) => a.macs - b.macs);
  const smallest = bySize[0];
  const largest = bySize[bySize.length - 1];
  const own = text.t(`energyVersusMacs.${key}`, {
    name: current.name,
    energy: text.quantity(current.energyJoules, 'J'),
    macs: text.scientific(current.macs),
    digital: text.quantity(perMac * 1e-15, 'J'),
    digitalEnergy: text.quantity(digitalJoules, 'J'),
  });
  if (!smallest || !largest) return own;
  const trend = text.t('energyVersusMacs.trend', {
    smallest: smallest.name,
    low: text.ratio(smallest.advantage),
    largest: largest.name,
    high: text.ratio(largest.advantage),
  });
  return `${own} ${trend}`;
}

/** What doubling the width from the reader's does to the energy per MAC; null where the curve does not reach. */
export function ratioOfDoubling(curve: readonly WidthPoint[], width: number): number | null {
  const here = interpolateLog(curve, width);
  const doubled = interpolateLog(curve, width * 2) ?? here;
  const halved = interpolateLog(curve, width / 2) ?? here;
  if (here === null || doubled === null || halved === null) return null;
  // At the end of the curve the step to the left stands for the one to the right.
  return doubled === here ? here / halved : doubled / here;
}

/** Wider is hardly cheaper from this ratio on. */
export const flat = 0.9;

/** Slope of the curve at the reader's width: what doubling the width does to the energy per MAC. */
export function perMacSentence(curve: readonly WidthPoint[], width: number, text: ChartText): string {
  const ratio = ratioOfDoubling(curve, width);
  if (ratio === null) return '';
  if (ratio > flat && ratio <= 1 / flat)
    return text.t('perMac.sentenceLimit', { percent: text.percent(Math.abs(1 - ratio)) });
  const key = ratio > flat ? 'perMac.sentenceRises' : 'perMac.sentence';
  return text.t(key, { ratio: text.number(ratio, 2), width: text.number(width) });
}

/** Energy per MAC at a width between the points of a curve, on straight lines in log-log; null outside. */
function interpolateLog(curve: readonly WidthPoint[], width: number): number | null {
  for (let index = 1; index < curve.length; index += 1) {
    const left = curve[index - 1];
    const right = curve[index];
    if (!left || !right || width < left.width || width > right.width) continue;
    const t = Math.log(width / left.width) / Math.log(right.width / left.width);
    return left.femtojoulesPerMac * (right.femtojoulesPerMac / left.femtojoulesPerMac) ** t;
  }
  return null;
}

/** The two components that cost most, and the share of the light itself. */
export function byComponentSentence(design: ComponentBars, text: ChartText): string {
  const total = componentTotal(design.byComponent);
  const ranked = components
    .map((component) => ({ component, share: design.byComponent[component] / total }))
    .sort((a, b) => b.share - a.share);
  const [first, second] = ranked;
  if (!first || !second || !(total > 0)) return '';
  return text.t('byComponent.sentence', {
    first: capitalised(text.t(`componentShort.${first.component}`)),
    second: text.t(`componentShort.${second.component}`),
    share: text.percent(first.share + second.share),
    name: design.name,
    light: text.percent(design.byComponent.optical / total),
  });
}

/** The operation that costs most. */
export function byOperationSentence(
  bars: readonly { operation: string; joules: number }[],
  text: ChartText,
): string {
  const total = bars.reduce((sum, bar) => sum + bar.joules, 0);
  const most = [...bars].sort((a, b) => b.joules - a.joules)[0];
  if (!most || !(total > 0)) return '';
  return text.t('byOperation.sentence', {
    operation: capitalised(operationName(most.operation, text)),
    share: text.percent(most.joules / total),
    energy: text.quantity(total, 'J'),
  });
}

/**
 * The fewest measured photons per MAC from which light reads within 1 % of digital perplexity: where the paired
 * difference is at most ln 1.01, there and at every larger budget. Null where no budget does.
 */
export function photonNeed(points: readonly PhotonPoint[], baseline: PhotonsBaseline): PhotonPoint | null {
  let reached: PhotonPoint | null = null;
  for (const point of byFallingPhotons(points)) {
    const difference = point.minusDigital ?? point.loss - baseline.digital.loss;
    if (difference > Math.log(1.01)) break;
    reached = point;
  }
  return reached;
}

function byFallingPhotons(points: readonly PhotonPoint[]): PhotonPoint[] {
  return points.filter((point) => point.photonsPerMac > 0).sort((a, b) => b.photonsPerMac - a.photonsPerMac);
}

/** From how many photons on light reads as well as digital; while none does, how far it comes. */
export function photonsSentence(
  points: readonly PhotonPoint[],
  live: PhotonPoint | null,
  baseline: PhotonsBaseline | null,
  text: ChartText,
): string {
  const most = byFallingPhotons(points)[0];
  if (!most && live && baseline) {
    return text.t('photons.sentenceLive', {
      photons: text.number(live.photonsPerMac),
      percent: text.percent(Math.abs(Math.expm1(live.minusDigital ?? live.loss - baseline.digital.loss))),
      direction: text.t((live.minusDigital ?? 0) >= 0 ? 'photons.above' : 'photons.below'),
      bits: baseline.digital.bits,
    });
  }
  if (!most || !baseline) return text.t('photons.sentenceEmpty');
  const reached = photonNeed(points, baseline);
  const digital = text.number(Math.exp(baseline.digital.loss));
  if (reached) {
    return text.t('photons.sentenceReached', {
      photons: text.number(reached.photonsPerMac),
      bits: baseline.digital.bits,
      perplexity: digital,
    });
  }
  return text.t('photons.sentenceNotReached', {
    photons: text.number(most.photonsPerMac),
    perplexity: text.number(Math.exp(most.loss)),
    bits: baseline.digital.bits,
    digital,
  });
}

/** Name of an operation of the ledger in words; an unknown key as it is. */
export function operationName(operation: string, text: ChartText): string {
  const name = text.t(`operation.${operation}`);
  return name.startsWith('charts.') ? operation : name;
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
