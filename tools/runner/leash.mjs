// Loaded into the server before its own code. Plain JavaScript: stripping types would cost the server 20 MB.
import { setSourceMapsSupport } from 'node:module';

// Stack traces name our sources. The maps of packages are left alone: they are 16 MB and nobody's mistake.
setSourceMapsSupport(true, { nodeModules: false, generatedCode: false });

// A runner that was killed cannot stop its server: the closed channel tells the server to stop itself.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
