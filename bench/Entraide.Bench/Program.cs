using System.Diagnostics;
using System.Globalization;
using Entraide;
using Entraide.Bench;
using Entraide.Directory;
using Entraide.Groups;
using Entraide.Platform.Data;
using Microsoft.EntityFrameworkCore;

if (args.FirstOrDefault() == "serve") return await HandWritten.Serve(args);

// bench [--quick] [--pages | --sizes] [PostgreSQL connection string to a server where databases may be made]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var quick = args.Contains("--quick");
var server = args.FirstOrDefault(a => !a.StartsWith("--", StringComparison.Ordinal));
var (rounds, length) = quick ? (3, TimeSpan.FromSeconds(1)) : (9, TimeSpan.FromSeconds(2));
var missed = 0;
foreach (var postgres in server is null ? new[] { false } : [false, true])
{
    Console.WriteLine($"\n== {(postgres ? "PostgreSQL" : "SQLite")}, {Environment.ProcessorCount} cores, 32 connections, {rounds} rounds of {length.TotalSeconds} s each, one after the other in turn");
    await using var place = await Place.Make(postgres ? server : null);
    if (!args.Contains("--sizes")) missed += await Pages.Compare(place, rounds, length);
    if (!args.Contains("--pages")) missed += await Size.Compare(place, quick);
}
Console.WriteLine(missed == 0 ? "\nEvery goal is reached." : $"\n{missed} goals are missed.");
return missed == 0 ? 0 : 1;
