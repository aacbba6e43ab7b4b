export function compileKernel(options?: { names?: boolean }): Promise<Uint8Array<ArrayBuffer>>;
