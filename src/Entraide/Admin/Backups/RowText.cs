using System.Data.Common;
using System.Globalization;
using System.Text.Json;

namespace Entraide.Admin.Backups;

/// <summary>One row as one line of JSON, the same from both engines.</summary>
static class RowText
{
    const string Instant = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    public static void Write(Utf8JsonWriter json, Table table, DbDataReader row)
    {
        json.WriteStartArray();
        for (var i = 0; i < table.Columns.Count; i++)
        {
            if (row.IsDBNull(i)) json.WriteNullValue();
            else WriteValue(json, row, i, table.Columns[i].Type);
        }
        json.WriteEndArray();
    }

    static void WriteValue(Utf8JsonWriter json, DbDataReader row, int i, Type type)
    {
        if (type == typeof(string)) json.WriteStringValue(row.GetString(i));
        else if (type == typeof(Guid)) json.WriteStringValue(row.GetGuid(i));
        else if (type == typeof(byte[])) json.WriteBase64StringValue(row.GetFieldValue<byte[]>(i));
        else if (type == typeof(bool)) json.WriteBooleanValue(row.GetBoolean(i));
        else if (type == typeof(int)) json.WriteNumberValue(row.GetInt32(i));
        else if (type == typeof(long)) json.WriteNumberValue(row.GetInt64(i));
        else if (type == typeof(double)) json.WriteNumberValue(row.GetDouble(i));
        else if (type == typeof(DateTime)) json.WriteStringValue(row.GetDateTime(i).ToString(Instant, CultureInfo.InvariantCulture));
        else if (type == typeof(DateOnly)) json.WriteStringValue(row.GetFieldValue<DateOnly>(i).ToString("O", CultureInfo.InvariantCulture));
        else if (type == typeof(TimeOnly)) json.WriteStringValue(row.GetFieldValue<TimeOnly>(i).ToString("O", CultureInfo.InvariantCulture));
        else throw new InvalidOperationException($"A copy cannot hold a {type.Name}.");
    }

    public static object Read(JsonElement value, Type type)
    {
        if (value.ValueKind == JsonValueKind.Null) return DBNull.Value;
        if (type == typeof(string)) return value.GetString()!;
        if (type == typeof(Guid)) return value.GetGuid();
        if (type == typeof(byte[])) return value.GetBytesFromBase64();
        if (type == typeof(bool)) return value.GetBoolean();
        if (type == typeof(int)) return value.GetInt32();
        if (type == typeof(long)) return value.GetInt64();
        if (type == typeof(double)) return value.GetDouble();
        if (type == typeof(DateTime)) return DateTime.ParseExact(value.GetString()!, Instant, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);
        if (type == typeof(DateOnly)) return DateOnly.Parse(value.GetString()!, CultureInfo.InvariantCulture);
        if (type == typeof(TimeOnly)) return TimeOnly.Parse(value.GetString()!, CultureInfo.InvariantCulture);
        throw new InvalidOperationException($"A copy cannot hold a {type.Name}.");
    }
}
