using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Entraide.Tests;

sealed record Reading(string[][] Meetings, string[][] Clocks, string[] Titles, string[] Statuses);

/// <summary>Debian's python3-icalendar, which shares nothing with our writer.</summary>
static class OtherReader
{
    const string Python = "/usr/bin/python3";
    static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);

    public static Reading[] Read(IEnumerable<string> files, DateTime from, DateTime to, params DateTime[] instants)
    {
        using var process = Process.Start(new ProcessStartInfo(Python, [Path.Combine(AppContext.BaseDirectory, "read_calendar.py")])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var answer = process.StandardOutput.ReadToEndAsync();
        process.StandardInput.Write(JsonSerializer.Serialize(files.Select(ics => new
        {
            ics, from = Iso(from), to = Iso(to), instants = instants.Select(Iso),
        })));
        process.StandardInput.Close();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.GetAwaiter().GetResult());
        return JsonSerializer.Deserialize<Reading[]>(answer.GetAwaiter().GetResult(), Names)!;
    }

    public static string Iso(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
