/** Stands in for parts of Phaser that nothing here uses: may be called, made or mixed in, and does nothing. */
module.exports = function Nothing() {};
