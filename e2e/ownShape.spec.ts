import { testIds } from '../src/app/testIds';
import { controlTestIds } from '../src/controls/testIds';
import { expect, test } from './test';

const ids = controlTestIds.ownShape;

/** Llama 3 8B as Hugging Face has it, cut to its shape: 8.03 billion parameters. */
const llama = {
  model_type: 'llama',
  _name_or_path: 'meta-llama/Meta-Llama-3-8B',
  hidden_size: 4096,
  intermediate_size: 14336,
  max_position_embeddings: 8192,
  num_attention_heads: 32,
  num_hidden_layers: 32,
  num_key_value_heads: 8,
  tie_word_embeddings: false,
  vocab_size: 128256,
};

test('a pasted config.json is shown before it is used, stands in the link, and undo takes it back', async ({
  explorer,
  page,
}) => {
  await explorer.open('v=1&dacPj=5');
  const toggle = page.getByTestId(ids.toggle).first();
  await toggle.focus();
  await page.keyboard.press('Enter');
  await page.getByTestId(ids.field).fill(JSON.stringify(llama));
  const found = page.getByTestId(ids.found);
  await expect(found).toContainText('Meta-Llama-3-8B: about 8.03B parameters');
  await expect(found).toContainText('32 / 8');
  await explorer.expectParameter('width', null);
  await page.getByTestId(ids.apply).focus();
  await page.keyboard.press('Enter');
  await explorer.settled();
  await expect(explorer.headline).toContainText('Meta-Llama-3-8B');
  await explorer.expectParameter('kvHeads', '8');
  await explorer.expectParameter('dacPj', '5');
  await page.reload();
  await explorer.settled();
  await expect(explorer.headline).toContainText('Meta-Llama-3-8B');
  await explorer.choose('model', 'Llama 3.1 405B');
  await explorer.expectParameter('shapeName', null);
  await page.getByTestId(testIds.undo).click();
  await explorer.expectParameter('shapeName', 'Meta-Llama-3-8B');
});

test('a dropped file and a chosen one are read', async ({ explorer, page }) => {
  await explorer.open();
  await page.getByTestId(ids.toggle).first().click();
  const data = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'config.json', { type: 'application/json' }));
    return transfer;
  }, JSON.stringify(llama));
  await page.getByTestId(ids.panel).dispatchEvent('drop', { dataTransfer: data });
  await expect(page.getByTestId(ids.found)).toContainText('Meta-Llama-3-8B');
  await page.getByTestId(ids.file).setInputFiles({
    name: 'config.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ ...llama, _name_or_path: 'T5', is_encoder_decoder: true })),
  });
  await expect(page.getByTestId(ids.found)).toContainText('32 decoder layers with cross-attention');
});

test('a bad file says what is wrong with it, and changes nothing', async ({ explorer, page }) => {
  await explorer.open();
  const before = await explorer.headline.textContent();
  await page.getByTestId(ids.toggle).first().click();
  const choose = (text: string) =>
    page.getByTestId(ids.file).setInputFiles({
      name: 'config.json',
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    });
  const problem = page.getByTestId(ids.problem);
  for (const [text, said] of [
    ['hello', 'not JSON'],
    ['{"model_type":"mamba2"}', '“mamba2”'],
    ['{"model_type":"llama"}', 'hidden_size'],
    [' '.repeat(1_000_001), 'far longer'],
  ] as const) {
    await choose(text);
    await expect(problem).toContainText(said);
    await expect(page.getByTestId(ids.apply)).toHaveCount(0);
  }
  await expect(explorer.headline).toHaveText(before ?? '');
});
