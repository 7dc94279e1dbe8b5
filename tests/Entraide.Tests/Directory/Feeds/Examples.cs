namespace Entraide.Tests.Directory.Feeds;

/// <summary>Small feeds of our own in both formats, and the real ones where they lie beside the repository.</summary>
static class Examples
{
    public const string Guide = """
        [
          {"name": "Entraide du mardi", "slug": "mardi-1", "day": 2, "time": "18:30", "end_time": "20:00", "timezone": "Europe/Paris",
           "types": ["D", "W", "XX"], "languages": ["fr"], "address": "3 rue Haute", "city": "Lyon", "postal_code": "69001", "latitude": 45.77, "longitude": 4.83},
          {"name": "Late night line", "slug": "late-2", "day": [5, 6], "time": "23:30", "end_time": "00:30", "timezone": "America/New_York",
           "types": ["S", "X"], "conference_phone": "+1 555 0100", "notes": "Everyone speaks."},
          {"name": "Sans jour", "slug": "sans-3", "conference_url": "https://meet.example.org/sans", "types": [], "languages": ["fr"]}
        ]
        """;

    public const string Bmlt = """
        [
          {"id_bigint": "11", "weekday_tinyint": "1", "start_time": "19:00:00", "duration_time": "01:30:00", "formats": "W,WC,ES", "meeting_name": "Sunday women",
           "location_text": "Town hall", "location_municipality": "Clifton", "latitude": "42.96", "longitude": "-77.12", "lang_enum": ""},
          {"id_bigint": "12", "weekday_tinyint": "7", "start_time": "09:15:00", "formats": "VM", "meeting_name": "Saturday screen",
           "virtual_meeting_link": "https://meet.example.org/12", "latitude": "0", "longitude": "0"}
        ]
        """;

    /// <summary>A real feed; where they do not lie beside the repository, the test says that it was not run.</summary>
    public static string Real(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared/data/directory", name) is var path && File.Exists(path)) return path;
        Xunit.Assert.Skip($"shared/data/directory/{name} does not lie above the repository: the real groups were not read.");
        return "";
    }
}
