/** Run in a process of its own: what it takes to import the files given, one after another, in milliseconds. */
const files = process.argv.slice(2);
const before = process.cpuUsage();
const begun = performance.now();
for (const file of files) await import(file);
const millis = performance.now() - begun;
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ millis, cpuMillis: (user + system) / 1000 }));
