// Exits 0 and prints the version when this Node can run Vite 8 (20.19 and later 20.x, or 22.12 and later).
const [major, minor] = process.versions.node.split('.').map(Number);
const usable = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
console.log(process.version);
process.exit(usable ? 0 : 1);
