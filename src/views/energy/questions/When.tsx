import { ChartFrame } from '../../../charts/ChartFrame';
import { LinePlot } from '../../../charts/plot/LinePlot';
import type { Scenario, YearLine } from '../../../scenario';
import { useAsked } from '../../../state/questions';
import { useScenario } from '../../../state/selectors';
import { advantageAxis } from './axes';
import { MachinesChart } from './MachinesChart';
import { Panel } from './Panel';
import { whenSentence } from './sentences';
import { type QuestionText, useQuestionText } from './text';

const colours = ['optical', 'slotB', 'slotC'] as const;
const dashes = [undefined, '6 3', '2 3'] as const;

/** When? The advantage while digital improves and the optical machine stays as it is. */
export default function When() {
  const text = useQuestionText();
  const scenario = useScenario();
  const asked = useAsked(scenario, async (api, input) => await api.years(input));
  return (
    <Panel name="when" asked={asked}>
      {(lines, input) => <Years lines={distinct(lines)} scenario={input} text={text} />}
    </Panel>
  );
}

/** Without the machines that are the design itself. */
function distinct(lines: readonly YearLine[]): YearLine[] {
  const own = lines[0]?.points[0]?.advantage;
  return lines.filter((line, index) => index === 0 || line.points[0]?.advantage !== own);
}

function Years({
  lines,
  scenario,
  text,
}: {
  lines: readonly YearLine[];
  scenario: Scenario;
  text: QuestionText;
}) {
  const name = (line: YearLine) =>
    line.hardware === 'current'
      ? text.t('yourDesign')
      : text.page(`choices.hardware.${line.hardware}`, { defaultValue: line.name });
  const years = lines[0]?.points ?? [];
  const [here] = years;
  const own = years.find(({ year }) => year === scenario.year);
  return (
    <>
      <ChartFrame
        name="question-years"
        title={text.t('when.title')}
        sentence={whenSentence(lines, scenario, text)}
        data={{
          columns: [
            { key: 'year', label: text.t('when.year'), unit: '' },
            { key: 'digital', label: text.t('digital'), unit: 'fJ', perMac: true as const },
            ...lines.map((line) => ({ key: line.hardware, label: name(line), unit: '×' })),
          ],
          rows: years.map(({ year, digitalFemtojoulesPerMac }, index) => ({
            year,
            digital: digitalFemtojoulesPerMac,
            ...Object.fromEntries(
              lines.map((line) => [line.hardware, line.points[index]?.advantage ?? null]),
            ),
          })),
        }}
      >
        {(width) => (
          <LinePlot
            width={width}
            height={380}
            x={{
              label: text.t('when.year'),
              kind: 'linear',
              domain: [years[0]?.year ?? 2020, years.at(-1)?.year ?? 2050],
              format: (year) => String(Math.round(year)),
            }}
            y={advantageAxis(
              [...lines.flatMap(({ points }) => points.map(({ advantage }) => advantage)), 1],
              text,
            )}
            series={lines.map((line, index) => ({
              key: line.hardware,
              label: name(line),
              colour: colours[index] ?? 'muted',
              ...(dashes[index] ? { dash: dashes[index] } : {}),
              points: line.points.map(({ year, advantage }) => ({ x: year, y: advantage })),
            }))}
            rules={[
              { key: 'even', label: text.t('even'), colour: 'digital', textColour: 'digitalText', y: 1 },
            ]}
            marks={
              own ? [{ key: 'own', label: text.ratio(own.advantage), x: own.year, y: own.advantage }] : []
            }
          />
        )}
      </ChartFrame>
      <p className="question__note">{text.t('when.assumptions')}</p>
      {here ? (
        <MachinesChart
          own={here.digitalFemtojoulesPerMac / here.advantage}
          digital={years.map(({ year, digitalFemtojoulesPerMac }) => ({
            year,
            femtojoulesPerMac: digitalFemtojoulesPerMac,
          }))}
          text={text}
        />
      ) : null}
    </>
  );
}
