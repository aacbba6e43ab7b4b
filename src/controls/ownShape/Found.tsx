import { blockWeights, totalParameters } from '../../energy';
import { type ParsedConfig, resolve, toDesign, withShape } from '../../scenario';
import { controlTestIds } from '../testIds';
import type { OwnShapeText } from './text';

/** What a configuration was read as: its name, its size, its shape, and what is worth knowing about the reading. */
export function Found({ parsed, text }: { parsed: ParsedConfig & { ok: true }; text: OwnShapeText }) {
  const { shape } = toDesign(resolve(withShape({}, parsed.overrides)));
  const parameters = totalParameters(shape, { tiedEmbeddings: parsed.tiedEmbeddings });
  const number = (value: number) => text.number(value, 6);
  const facts: [string, string][] = [
    ['layers', number(shape.layers)],
    ['width', number(shape.width)],
    [
      'heads',
      shape.kvHeads < shape.heads ? `${number(shape.heads)} / ${number(shape.kvHeads)}` : number(shape.heads),
    ],
    ['ffnWidth', number(shape.experts > 0 ? shape.expertWidth : shape.ffnWidth)],
    ...(shape.experts > 0
      ? [['experts', `${number(shape.experts)} / ${number(shape.activeExperts)}`] as [string, string]]
      : []),
    ['context', number(shape.context)],
  ];
  return (
    <div className="own-shape__found" data-testid={controlTestIds.ownShape.found}>
      <p>
        <strong>{parsed.name || text.t('unnamed')}</strong>
        {': '}
        {text.t('parameters', {
          parameters: text.compact(Number(parameters.toPrecision(3))),
          blocks: text.compact(Number(blockWeights(shape).toPrecision(3))),
        })}
      </p>
      <dl className="own-shape__facts">
        {facts.map(([key, value]) => (
          <div key={key}>
            <dt>{text.t(`fact.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {parsed.notes.length > 0 ? (
        <ul className="own-shape__notes">
          {parsed.notes.map(({ code, values, text: english }) => (
            <li key={code}>{text.t(`note.${code}`, { ...values, defaultValue: english })}</li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
