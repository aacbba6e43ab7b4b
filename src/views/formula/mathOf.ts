/** The terms in the notation of `parseMath`, with the numbers of the design. Pure. */
import type { Scenario } from '../../scenario';
import type { PerMacFormula, TermId } from './terms';
import type { FormulaText } from './text';

/** Numbers stand in quotes, as they are written in the language of the page. */
const quoted = (value: string): string => `"${value}"`;

interface Writer {
  joules(value: number): string;
  number(value: number, digits?: number): string;
}

export const writer = (text: FormulaText): Writer => ({
  joules: (value) => quoted(text.quantity(value, 'J')),
  number: (value, digits = 3) =>
    quoted(text.number(Number.isInteger(value) || value < 1000 ? value : Math.round(value), digits)),
});

const symbols: Readonly<Record<TermId, string>> = {
  load: '\\frac{E_{load}}{r_{load}}',
  detect: '\\frac{E_{det}}{r_{det}}',
  steps: '\\frac{E_{read}}{r_{steps}}',
  hold: 'E_{hold} u_{held}',
  light: 'E_{light}',
  dram: 'E_{reload}',
  head: 'E_{head}',
};

/** The sum in letters, in the parts between which a line may break. */
export const symbolic = (formula: PerMacFormula): string[] =>
  formula.terms.map(({ id }, index) => `${index === 0 ? 'E_{MAC} =' : '+'} ${symbols[id]}`);

/** A term with its numbers; its value alone where it has no parts. */
export function termMath(id: TermId, formula: PerMacFormula, scenario: Scenario, write: Writer): string {
  const { costs } = formula;
  switch (id) {
    case 'load':
      return `\\frac{${write.joules(costs.load)}}{${write.number(formula.macsPerLoad)}}`;
    case 'detect':
      return `\\frac{${write.joules(costs.detect)}}{${write.number(formula.macsPerDetection)}}`;
    case 'steps':
      return `\\frac{${write.joules(costs.read)}}{${write.number(formula.macsPerStep)}}`;
    case 'hold':
      return `${write.joules(costs.maintainPerMac)} \\cdot ${write.number(formula.heldShare)}`;
    case 'light':
      return `\\frac{${write.number(formula.photonsPerMac * scenario.width)}}{${write.number(scenario.width)}} \\cdot ${write.joules(lightPerPhoton(formula))}`;
    default:
      return write.joules(formula.terms.find((term) => term.id === id)?.joules ?? 0);
  }
}

/** Energy that a photon at the input costs in the end: its own, over efficiencies and loss, for every pass. */
function lightPerPhoton({ terms, photonsPerMac }: PerMacFormula): number {
  const light = terms.find(({ id }) => id === 'light')?.joules ?? 0;
  return photonsPerMac > 0 ? light / photonsPerMac : 0;
}

/** Where the parts of the terms come from: lines of an equation each, by the key of their words. */
export function derivations(
  formula: PerMacFormula,
  scenario: Scenario,
  write: Writer,
): { id: string; math: string }[] {
  const { costs, plain } = formula;
  const sum = (parts: readonly (readonly [symbol: string, value: number])[], name: string, total: number) => {
    const present = parts.filter(([, value]) => value > 0);
    return `${name} = ${present.map(([symbol]) => symbol).join(' + ')} = ${present
      .map(([, value]) => write.joules(value))
      .join(' + ')} = ${write.joules(total)}`;
  };
  const load = [
    ['E_{read}', costs.read],
    ['E_{wire}', costs.wire],
    ['E_{DAC}', costs.dac],
    ['E_{mod}', costs.modulator],
  ] as const;
  const detect = [
    ['E_{amp}', costs.amplifier],
    ['E_{ADC}', costs.adc],
    ['E_{wire}', costs.wire],
    ['E_{write}', costs.read],
  ] as const;
  const lines = [
    { id: 'load', math: sum(load, 'E_{load}', costs.load) },
    { id: 'detect', math: sum(detect, 'E_{det}', costs.detect) },
  ];
  if (plain) {
    const { number } = write;
    const top = `12 \\cdot ${number(plain.width)} + 2 \\cdot ${number(plain.context)}`;
    const attention = `\\frac{${number(plain.heads)} \\cdot ${number(plain.context)}}{${number(plain.width)}}`;
    const loads = plain.isDecode
      ? ['8 + 2 n', `8 + 2 \\cdot ${number(plain.context)}`]
      : ['q + 9', `${number(plain.inputLoads)} + 9`];
    const ratio = (name: string, first: string | undefined, value: string | undefined, result: number) =>
      `${name} = \\frac{12 d + 2 n}{${first} + h n / d} = \\frac{${top}}{${value} + ${attention}} = ${number(result)}`;
    lines.push(
      { id: 'macsPerLoad', math: ratio('r_{load}', loads[0], loads[1], formula.macsPerLoad) },
      { id: 'macsPerDetection', math: ratio('r_{det}', '10', '10', formula.macsPerDetection) },
    );
  }
  lines.push({
    id: 'light',
    math: `E_{light} = \\frac{N_{ph}}{d} \\cdot E_{photon} = ${termMath('light', formula, scenario, write)} = ${write.joules(
      formula.terms.find(({ id }) => id === 'light')?.joules ?? 0,
    )}`,
  });
  return lines;
}

/** The advantage: what digital takes over what light takes. */
export const advantageMath = ({ digitalPerMac, perMac, advantage }: PerMacFormula, write: Writer): string =>
  `\\frac{E_{digital}}{E_{MAC}} = \\frac{${write.joules(digitalPerMac)}}{${write.joules(perMac)}} = ${write.number(advantage)}`;
