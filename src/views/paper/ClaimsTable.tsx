import { TableCard } from '../../charts/TableCard';
import type { ClaimResult } from '../../scenario';
import { paperTestIds } from './testIds';
import { type PaperText, usePaperText } from './text';

interface ClaimsTableProps {
  name: string;
  title: string;
  sentence: string;
  claims: readonly ClaimResult[];
}

/** Two values this close, relatively, are the same one: what is left is the order of summation. */
const sameWithin = 1e-6;

/** Claims of the paper, each beside what comes out here. */
export function ClaimsTable({ name, title, sentence, claims }: ClaimsTableProps) {
  const text = usePaperText();
  return (
    <TableCard name={name} title={title} sentence={sentence} data={claimsData(claims, text)}>
      <table className="claims">
        <thead>
          <tr>
            <th scope="col">{text.t('column.claim')}</th>
            <th scope="col" data-align="right">
              {text.t('column.printed')}
            </th>
            <th scope="col" data-align="right">
              {text.t('column.ours')}
            </th>
            <th scope="col" data-align="right">
              {text.t('column.oursB')}
            </th>
            <th scope="col" data-align="right">
              {text.t('column.deviation')}
            </th>
            <th scope="col">{text.t('column.reason')}</th>
            <th scope="col">
              <span className="visually-hidden">{text.t('column.open')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {claims.map((claim) => (
            <ClaimRow key={claim.id} claim={claim} text={text} />
          ))}
        </tbody>
      </table>
    </TableCard>
  );
}

function ClaimRow({ claim, text }: { claim: ClaimResult; text: PaperText }) {
  const words = text.t(`claim.${claim.id}`, { defaultValue: claim.text });
  const isMoved = !isSame(claim.ours, claim.asPrinted);
  return (
    <tr data-testid={paperTestIds.claim(claim.id)}>
      <th scope="row" className="claims__claim">
        {words}
        <span className="claims__place">{claim.place}</span>
      </th>
      <td data-align="right">{printedText(claim, text)}</td>
      <td data-align="right" data-testid={paperTestIds.claimOurs(claim.id)}>
        <b className="claims__ours">{valueText(claim, claim.ours, text)}</b>
        {isMoved ? <s className="claims__before">{valueText(claim, claim.asPrinted, text)}</s> : null}
      </td>
      <td data-align="right">
        {isSame(claim.ours, claim.oursB) ? (
          <span className="claims__same">{text.t('same')}</span>
        ) : (
          valueText(claim, claim.oursB, text)
        )}
      </td>
      <td data-align="right">
        <Deviation claim={claim} text={text} />
      </td>
      <td className="claims__reason">{text.t(`reason.${claim.id}`, { defaultValue: claim.reason })}</td>
      <td>
        <a
          className="claims__open"
          href={`#${claim.link}`}
          aria-label={text.t('openClaim', { claim: words })}
          data-testid={paperTestIds.claimLink(claim.id)}
        >
          {text.t('open')}
        </a>
      </td>
    </tr>
  );
}

/** How far off, in words and as a mark: a claim of "more than" holds or does not. */
function Deviation({ claim, text }: { claim: ClaimResult; text: PaperText }) {
  const sign = claim.deviation < 0 ? '−' : '+';
  const size = Math.abs(claim.deviation);
  const amount = size < 5e-4 ? text.t('none') : `${sign}${text.percent(size, 2)}`;
  const holds = claim.sense === 'least' ? claim.ours >= claim.printed : size < 0.1;
  return (
    <span className="claims__deviation" data-holds={holds}>
      {claim.sense === 'least' && size > 2 ? text.ratio(claim.ours / claim.printed) : amount}
      <span className="claims__verdict">
        {text.t(claim.sense === 'least' ? (holds ? 'holds' : 'fails') : holds ? 'close' : 'apart')}
      </span>
    </span>
  );
}

function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= sameWithin * Math.abs(b);
}

const unitOf = (claim: ClaimResult): string =>
  claim.measure === 'activationBytes' ? 'B' : claim.measure.endsWith('dvantage') ? '×' : '';

function valueText(claim: ClaimResult, value: number, text: PaperText): string {
  const unit = unitOf(claim);
  if (unit === '×') return text.ratio(value);
  if (unit === 'B') return text.quantity(value, 'B');
  return text.number(value >= 1000 ? Math.round(value) : Number(value.toPrecision(3)));
}

function printedText(claim: ClaimResult, text: PaperText): string {
  const value = valueText(claim, claim.printed, text);
  return `${claim.sense === 'least' ? '> ' : unitOf(claim) === '×' ? '~ ' : ''}${value}`;
}

function claimsData(claims: readonly ClaimResult[], text: PaperText) {
  return {
    columns: [
      { key: 'claim', label: text.t('column.claim'), unit: '' },
      { key: 'place', label: text.t('column.place'), unit: '' },
      { key: 'unit', label: text.t('column.unit'), unit: '' },
      { key: 'printed', label: text.t('column.printed'), unit: '' },
      { key: 'ours', label: text.t('column.ours'), unit: '' },
      { key: 'oursB', label: text.t('column.oursB'), unit: '' },
      { key: 'deviation', label: text.t('column.deviation'), unit: '' },
      { key: 'reason', label: text.t('column.reason'), unit: '' },
      { key: 'link', label: text.t('column.link'), unit: '' },
    ],
    rows: claims.map((claim) => ({
      claim: text.t(`claim.${claim.id}`, { defaultValue: claim.text }),
      place: claim.place,
      unit: unitOf(claim),
      printed: claim.printed,
      ours: claim.ours,
      oursB: claim.oursB,
      deviation: claim.deviation,
      reason: text.t(`reason.${claim.id}`, { defaultValue: claim.reason }),
      link: claim.link,
    })),
  };
}
