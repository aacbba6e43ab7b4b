/** The formulas behind the noise view, with the numbers of one answer in the place of their letters. Pure. */
import type { OpticalPoint, StudyRequest } from '../../simulation/protocol';
import type { Baseline } from '../../state/studyResults';
import type { NoiseText } from './text';

/** One line of the card: what it is, by the key of its words, and the equation for `parseMath`. */
export interface NumberedFormula {
  id: 'photons' | 'shot' | 'systematicLinear' | 'systematicAttention' | 'step' | 'light' | 'digital' | 'rise';
  math: string;
}

export interface NoiseAnswer {
  request: StudyRequest;
  point: OpticalPoint;
  baseline: Baseline;
  /** Width of the trained model. */
  width: number;
}

/** Digits of a loss in nats: the perplexity that is worked out from it is then good to three. */
const lossDigits = 5;

/**
 * From the light to the headline: photons of an output and their shot noise, the systematic error, the step of the
 * inputs, and perplexity as the exponential of the mean loss. What the settings switch off is left out.
 */
export function noiseFormulas(
  { request, point, baseline, width }: NoiseAnswer,
  text: NoiseText,
): NumberedFormula[] {
  const quoted = (value: string) => `"${value}"`;
  const number = (value: number, digits = 3) => quoted(text.number(value, digits));
  const percent = (share: number) => quoted(text.percent(share, 3));
  const perDot = point.photonsPerMac * width;
  const hasShotNoise = request.shotNoise !== 'off';
  const perplexity = (letter: string, loss: number) =>
    `e^{${letter}} = e^{${number(loss, lossDigits)}} = ${number(Math.exp(loss))}`;
  const systematic = (share: number) => `\\sigma = ${percent(share)} \\cdot Y_{mean}`;
  const rise = point.minusDigital;
  const lines: (NumberedFormula | false)[] = [
    hasShotNoise && {
      id: 'photons',
      math: `N = N_{MAC} \\cdot d = ${number(point.photonsPerMac)} \\cdot ${number(width)} = ${number(perDot)}`,
    },
    hasShotNoise && {
      id: 'shot',
      math: `\\frac{\\sigma_{Y}}{Y} \\ge \\frac{1}{\\sqrt{N}} = \\frac{1}{\\sqrt{${number(perDot)}}} = ${percent(1 / Math.sqrt(perDot))}`,
    },
    request.noiseLinear > 0 && { id: 'systematicLinear', math: systematic(request.noiseLinear) },
    request.noiseAttention > 0 && { id: 'systematicAttention', math: systematic(request.noiseAttention) },
    {
      id: 'step',
      math: `\\frac{1}{2^b - 1} = \\frac{1}{2^{${number(request.inputBits)}} - 1} = ${percent(1 / (2 ** request.inputBits - 1))}`,
    },
    { id: 'light', math: perplexity('\\ell', point.loss) },
    { id: 'digital', math: perplexity('\\ell_0', baseline.digital.loss) },
    {
      id: 'rise',
      math: `e^{\\ell - \\ell_0} - 1 = e^{${number(rise)}} - 1 = ${percent(Math.expm1(rise))}`,
    },
  ];
  return lines.filter((line) => line !== false);
}
